"""The program, for the shell and for `python -m essex_insp`."""

import atexit
import contextlib
import errno
import gc
import os
import sys


def main() -> None:
    """Run the command line; Ctrl-C is quiet from the first import on."""
    try:
        # A run is over before a collection of garbage pays: 10 to 20 ms of import time.
        gc.disable()
        atexit.register(gc.freeze)  # at the end Python would look for it all the same: 6% of a run
        # Pydantic otherwise searches all installed packages for plug-ins: 5 ms and more.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from essex_insp.cli.app import app

        app(prog_name="essex-insp")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if os.environ.get("ESSEX_INSP_TRACEBACK"):
            raise
        if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
            sys.stderr.write("essex-insp: not enough memory; give a smaller file, or free some\n")
            sys.exit(3)
        from essex_insp.errors import ExitCode, short
        from essex_insp.show.visible import visible  # no more: what is broken may be an import

        cause = error.__cause__ or error  # Typer's `Abort` says nothing of the `EOFError` it is of
        what = visible(short(f"{type(cause).__name__}: {cause}", 400))
        with contextlib.suppress(Exception):  # where nobody can be told
            sys.stderr.write(
                f"essex-insp: a defect of the program ({what}); please report it with "
                "what you typed (ESSEX_INSP_TRACEBACK=1 shows where it is)\n"
            )
        sys.exit(ExitCode.DEFECT)


if __name__ == "__main__":
    main()
