# Files, buffers, text layers, paths, the environment, print.
import io, os, sys, tempfile, time
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "file.txt")
    with open(name, "w", encoding="utf-8") as file:
        for i in range(50):
            print("line é", i, file=file, end="\r\n" if i % 2 else "\n")
    with open(name, encoding="utf-8") as file:
        print(len(file.readlines()), file.tell())
    with open(name, "rb") as file:
        print(len(file.read(10)), file.seek(5), len(file.readline()))
    print(os.listdir(folder), os.path.getsize(name) > 100, os.path.splitext(name)[1])
text, raw = io.StringIO(), io.BytesIO(b"abc\ndef")
text.write("x" * 100)
print(text.getvalue()[:5], raw.readlines(), time.strftime("%Y", time.gmtime(0)), len(sys.argv))
try:
    open("/nonexistent/file")
except FileNotFoundError as error:
    print(error.errno, error.filename)
