"""Somebody on a bus of the test's own, chosen by DBUS_SESSION_BUS_ADDRESS.

silent NAME  owns NAME and never answers a call.
logind       org.freedesktop.login1 that says the machine sleeps ("sleep") and wakes ("wake"), one word a line on stdin.
"""

import os
import sys

import dbus
import dbus.lowlevel
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

MANAGER = "org.freedesktop.login1.Manager"
HANDLED = 0
METHOD_CALL = 1

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
loop = GLib.MainLoop()
bus = dbus.bus.BusConnection(os.environ["DBUS_SESSION_BUS_ADDRESS"])


class Logind(dbus.service.Object):
    @dbus.service.method(MANAGER, in_signature="ssss", out_signature="h")
    def Inhibit(self, _what, _who, _why, _mode):
        return dbus.types.UnixFd(os.open(os.devnull, os.O_RDONLY))

    @dbus.service.signal(MANAGER, signature="b")
    def PrepareForSleep(self, asleep):
        pass


def silent(name):
    """The owner of the name swallows what it is asked, so that no error comes back either."""

    def swallow(_connection, message):
        is_ours = message.get_type() == METHOD_CALL and message.get_sender() != "org.freedesktop.DBus"
        return HANDLED if is_ours else dbus.lowlevel.HANDLER_RESULT_NOT_YET_HANDLED

    bus.add_message_filter(swallow)
    bus.request_name(name)


def logind():
    bus.request_name("org.freedesktop.login1")
    return Logind(bus, "/org/freedesktop/login1")


if sys.argv[1] == "silent":
    host = silent(sys.argv[2])
else:
    host = logind()


def on_line(stream, _condition):
    word = stream.readline().decode().strip()
    if not word:
        loop.quit()
        return False
    host.PrepareForSleep(word == "sleep")
    return True


source = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
GLib.io_add_watch(source, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, on_line)
print("up", flush=True)
loop.run()
