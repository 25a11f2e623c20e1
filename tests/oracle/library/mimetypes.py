import mimetypes
m = mimetypes.MimeTypes(()); print(m.guess_type('a.tar.gz'), m.guess_type('x.html'), m.guess_extension('text/plain'), m.guess_type('none'), m.guess_all_extensions('image/jpeg'))
