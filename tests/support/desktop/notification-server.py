"""org.freedesktop.Notifications that records what it is told, and misbehaves on demand.

Modes: ok; error (Notify is refused); hang (nothing is ever answered); none (the name is not there).
Verbs: mode {mode}, abilities {capabilities, inhibited}, invoke {notification, action}, dismiss {notification}.
Events: notify {notification, mode, app, replaces, icon, title, body, actions, hints, timeout}, close {notification}.
"""

import sys

import dbus
import dbus.service
from host_process import own, plain, serve, tell

NAME = "org.freedesktop.Notifications"
PROPERTIES = "org.freedesktop.DBus.Properties"
CAPABILITIES = ["actions", "body", "persistence"]
DISMISSED_BY_USER = 2


class Server(dbus.service.Object):
    def __init__(self, bus, mode):
        super().__init__(bus, "/org/freedesktop/Notifications")
        self.bus, self.mode, self.last = bus, None, 0
        self.capabilities, self.inhibited = CAPABILITIES, None
        self.set_mode({"mode": mode})

    def set_mode(self, command):
        mode = command["mode"]
        if mode not in ("ok", "error", "hang", "none"):
            raise ValueError(mode)
        if mode == "none":
            self.bus.release_name(NAME)
        else:
            own(self.bus, NAME)
        self.mode = mode

    def set_abilities(self, command):
        """`inhibited` is what Plasma tells of do not disturb; None: no such property, as with most servers."""
        self.capabilities, self.inhibited = command["capabilities"], command["inhibited"]

    def reply(self, done, *values):
        if self.mode != "hang":
            done(*values)

    @dbus.service.method(NAME, in_signature="susssasa{sv}i", out_signature="u", async_callbacks=("done", "fail"))
    def Notify(self, app, replaces, icon, title, body, actions, hints, timeout, done, fail):
        if replaces == 0:
            self.last += 1
        number = int(replaces) or self.last
        told = dict(app=app, replaces=replaces, icon=icon, title=title, body=body, actions=actions, hints=hints)
        told = {key: plain(value) for key, value in told.items()}
        tell("notify", notification=number, mode=self.mode, timeout=int(timeout), **told)
        if self.mode == "error":
            fail(dbus.DBusException("refused on purpose", name=NAME + ".Error"))
        else:
            self.reply(done, dbus.UInt32(number))

    @dbus.service.method(NAME, out_signature="as", async_callbacks=("done", "fail"))
    def GetCapabilities(self, done, fail):
        self.reply(done, dbus.Array(self.capabilities, signature="s"))

    @dbus.service.method(
        PROPERTIES, in_signature="ss", out_signature="v", async_callbacks=("done", "fail")
    )
    def Get(self, interface, name, done, fail):
        if self.inhibited is None or (interface, name) != (NAME, "Inhibited"):
            fail(dbus.DBusException("no such property", name="org.freedesktop.DBus.Error.InvalidArgs"))
        else:
            self.reply(done, dbus.Boolean(self.inhibited))

    @dbus.service.method(NAME, out_signature="ssss", async_callbacks=("done", "fail"))
    def GetServerInformation(self, done, fail):
        self.reply(done, "tests", "Tallylight", "1", "1.2")

    @dbus.service.method(NAME, in_signature="u", async_callbacks=("done", "fail"))
    def CloseNotification(self, notification, done, fail):
        tell("close", notification=int(notification))
        self.reply(done)

    @dbus.service.signal(NAME, signature="us")
    def ActionInvoked(self, notification, action):
        pass

    @dbus.service.signal(NAME, signature="uu")
    def NotificationClosed(self, notification, reason):
        pass

    def invoke(self, command):
        """As a desktop does it: the action, then the bubble goes."""
        self.ActionInvoked(command["notification"], command["action"])
        self.dismiss(command)

    def dismiss(self, command):
        self.NotificationClosed(command["notification"], DISMISSED_BY_USER)


server = Server(dbus.SessionBus(), sys.argv[1] if len(sys.argv) > 1 else "ok")
serve(
    {
        "mode": server.set_mode,
        "abilities": server.set_abilities,
        "invoke": server.invoke,
        "dismiss": server.dismiss,
    }
)
