"""A panel without a face: org.kde.StatusNotifierWatcher, and the eyes and the hand of its user.

Verbs: read -> items; menu {item} -> revision, entries; activate {item}; click {item, entry}; leave, join (the watcher's name).
Events: registered {reading}, changed {reading}, unregistered {item}.
"""

import base64

import dbus
import dbus.service
from gi.repository import GLib
from host_process import own, plain, serve, tell

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"
TIMEOUT_S = 5
ALL_LEVELS = -1


class Item:
    """One registered status item, named by its connection and path."""

    def __init__(self, bus, connection, path):
        self.bus, self.connection, self.path = bus, connection, path
        self.name = connection + path
        self.object = bus.get_object(connection, path, introspect=False)

    def property(self, name, default):
        try:
            return self.object.Get(ITEM, name, dbus_interface=PROPERTIES, timeout=TIMEOUT_S)
        except dbus.DBusException:
            return default

    def reading(self):
        _, _, title, text = self.property("ToolTip", ("", [], "", ""))
        pictures = self.property("IconPixmap", [])
        return {
            "item": self.name,
            "id": plain(self.property("Id", "")),
            "title": plain(self.property("Title", "")),
            "status": plain(self.property("Status", "")),
            "toolTip": str(title) or str(text),
            "iconName": plain(self.property("IconName", "")),
            "icons": [picture(*each) for each in pictures],
        }

    def menu(self):
        path = self.property("Menu", "/")
        return self.bus.get_object(self.connection, path, introspect=False)

    def layout(self):
        args = dict(dbus_interface=MENU, timeout=TIMEOUT_S)
        revision, root = self.menu().GetLayout(0, ALL_LEVELS, dbus.Array([], signature="s"), **args)
        return {"revision": int(revision), "entries": entry(root)["children"]}

    def activate(self):
        self.object.Activate(0, 0, dbus_interface=ITEM, timeout=TIMEOUT_S)

    def click(self, number):
        nothing = dbus.Int32(0, variant_level=1)
        args = (dbus.Int32(number), "clicked", nothing, dbus.UInt32(0))
        self.menu().Event(*args, signature="isvu", dbus_interface=MENU, timeout=TIMEOUT_S)


def picture(width, height, pixels):
    """Pixels are ARGB, 32 bit, big-endian (StatusNotifierItem specification)."""
    return {"width": int(width), "height": int(height), "argb": base64.b64encode(bytes(pixels)).decode()}


def entry(layout):
    number, properties, children = layout
    known = plain(properties)
    return {
        "entry": int(number),
        "label": known.get("label", "").replace("_", ""),
        "type": known.get("type", "standard"),
        "enabled": known.get("enabled", True),
        "visible": known.get("visible", True),
        "checked": known.get("toggle-state", 0) == 1,
        "children": [entry(child) for child in children],
    }


class Watcher(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, "/StatusNotifierWatcher")
        self.bus, self.items = bus, {}
        for signal in ("NewToolTip", "NewIcon", "NewTitle", "NewStatus", "NewAttentionIcon"):
            bus.add_signal_receiver(self.on_change, signal, ITEM, sender_keyword="connection", path_keyword="path")
        bus.add_signal_receiver(self.on_owner, "NameOwnerChanged", "org.freedesktop.DBus")

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        """Some give their bus name, some the path of the item on their own connection."""
        connection, path = (sender, service) if service.startswith("/") else (service, "/StatusNotifierItem")
        item = Item(self.bus, str(connection), str(path))
        self.items[item.name] = item
        self.StatusNotifierItemRegistered(item.name)
        # The item may only answer once this call has been answered.
        GLib.idle_add(lambda: tell("registered", reading=item.reading()))

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, _service):
        pass

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, _interface):
        return {
            "RegisteredStatusNotifierItems": dbus.Array(self.items, signature="s"),
            "IsStatusNotifierHostRegistered": True,
            "ProtocolVersion": dbus.Int32(0),
        }

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemRegistered(self, item):
        pass

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemUnregistered(self, item):
        pass

    @dbus.service.signal(WATCHER)
    def StatusNotifierHostRegistered(self):
        pass

    def on_change(self, *_values, connection, path):
        item = self.items.get(str(connection) + str(path))
        if item is not None:
            tell("changed", reading=item.reading())

    def on_owner(self, name, _old, new):
        for item in [each for each in self.items.values() if each.connection == name and not new]:
            del self.items[item.name]
            self.StatusNotifierItemUnregistered(item.name)
            tell("unregistered", item=item.name)

    def join(self, _command=None):
        own(self.bus, WATCHER)
        self.StatusNotifierHostRegistered()

    def leave(self, _command):
        self.items.clear()
        self.bus.release_name(WATCHER)


watcher = Watcher(dbus.SessionBus())
watcher.join()
serve(
    {
        "read": lambda _command: [item.reading() for item in watcher.items.values()],
        "menu": lambda command: watcher.items[command["item"]].layout(),
        "activate": lambda command: watcher.items[command["item"]].activate(),
        "click": lambda command: watcher.items[command["item"]].click(command["entry"]),
        "join": watcher.join,
        "leave": watcher.leave,
    }
)
