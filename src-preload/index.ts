/** Gives the page its one door: named functions only, made from the table of channels. */
import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '#contract/channels';

type Listener = (payload: unknown) => void;

const subscribe = (name: string) => (listener: Listener) => {
  // The event object stays here: it would hand the page the sender.
  const relay = (_event: unknown, payload: unknown) => listener(payload);
  ipcRenderer.on(name, relay);
  return () => void ipcRenderer.removeListener(name, relay);
};

const faces = Object.entries(channels).map(([name, channel]) =>
  channel.direction === 'push'
    ? [`on${name.charAt(0).toUpperCase()}${name.slice(1)}`, subscribe(name)]
    : [name, (input: unknown) => ipcRenderer.invoke(name, input)],
);

contextBridge.exposeInMainWorld('api', Object.fromEntries(faces));
