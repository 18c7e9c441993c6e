"""What both hosts share: JSON lines in on stdin, JSON lines out on stdout, an end when stdin ends.

In:  {"id": 1, "do": "verb", ...}
Out: {"id": 1, "ok": true, "value": ...} for each command, {"event": "name", ...} at any time.
"""

import json
import sys

import dbus
import dbus.mainloop.glib
from gi.repository import GLib

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
loop = GLib.MainLoop()


def write(message):
    print(json.dumps(message), flush=True)


def tell(event, **rest):
    write({"event": event, **rest})


def plain(value):
    """D-Bus types as JSON has them; runs of bytes (pictures) by their length only."""
    if isinstance(value, dbus.ByteArray) or (isinstance(value, dbus.Array) and value.signature == "y"):
        return {"bytes": len(value)}
    if isinstance(value, dbus.Boolean):
        return bool(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    return [plain(entry) for entry in value]


def answer(line, verbs):
    command = json.loads(line)
    try:
        value = verbs[command["do"]](command)
        write({"id": command["id"], "ok": True, "value": value})
    except Exception as error:  # a broken command must reach the test as its answer
        write({"id": command["id"], "ok": False, "error": f"{type(error).__name__}: {error}"})


def serve(verbs):
    """Runs until stdin ends. `verbs`: name -> function of the command."""

    def on_input(stream, _condition):
        line = stream.readline()
        if not line:
            loop.quit()
            return False
        answer(line, verbs)
        return True

    # Unbuffered, else a second command read ahead would wait for a third.
    source = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
    GLib.io_add_watch(source, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, on_input)
    tell("up")
    loop.run()


def own(bus, name):
    bus.request_name(name, dbus.bus.NAME_FLAG_REPLACE_EXISTING | dbus.bus.NAME_FLAG_ALLOW_REPLACEMENT)
