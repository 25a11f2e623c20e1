import cmd, io
class Shell(cmd.Cmd):
    prompt = '> '
    intro = 'welcome'
    use_rawinput = False
    def do_add(self, line):
        "add numbers"
        print(sum(map(int, line.split())), file=self.stdout)
    def do_quit(self, line): return True
    def postcmd(self, stop, line):
        print('after', line, file=self.stdout); return stop
out = io.StringIO()
Shell(stdin=io.StringIO('add 1 2\nhelp\n? add\nbogus x\n\nquit\n'), stdout=out).cmdloop()
print(out.getvalue())
print(Shell().completenames('a'), Shell().parseline('add 1'))
