/**
 * The mechanism behind the one table of channels (channels.ts). Mapped types make three faces of it: what the page may
 * call, what main must handle, and what main may publish. A missing or surplus handler does not compile.
 */
import type { GenericSchema, InferOutput } from 'valibot';
import type { Result } from './failure.ts';

export interface Invoke<Input extends GenericSchema, Output> {
  readonly direction: 'invoke';
  readonly input: Input;
  /** How heavy the input may be, bytes, when more than the usual is needed. */
  readonly largest?: number;
  /** Only a type: never set at run time. */
  readonly output?: Output;
}

export interface Push<Payload> {
  readonly direction: 'push';
  readonly payload?: Payload;
}

/** Declares a question of the page; `input` parses what comes from it before any handler sees it. */
export function invoke<Output>() {
  return <Input extends GenericSchema>(input: Input, largest?: number): Invoke<Input, Output> => ({
    direction: 'invoke',
    input,
    ...(largest === undefined ? {} : { largest }),
  });
}

/** Declares news from main to the page. */
export function push<Payload>(): Push<Payload> {
  return { direction: 'push' };
}

export type ChannelTable = Readonly<Record<string, Invoke<GenericSchema, unknown> | Push<unknown>>>;

type InvokeNames<Table> = {
  [Name in keyof Table]: Table[Name] extends Push<unknown> ? never : Name;
}[keyof Table];
type PushNames<Table> = {
  [Name in keyof Table]: Table[Name] extends Push<unknown> ? Name : never;
}[keyof Table];
type InputOf<Channel> = Channel extends Invoke<infer Input, unknown> ? InferOutput<Input> : never;
type OutputOf<Channel> = Channel extends Invoke<GenericSchema, infer Output> ? Output : never;
type PayloadOf<Channel> = Channel extends Push<infer Payload> ? Payload : never;

/** `window.api`: every answer is a Result; every subscription returns its own undo (else listeners pile up on reload). */
export type PageFace<Table> = {
  readonly [Name in InvokeNames<Table>]: (
    input: InputOf<Table[Name]>,
  ) => Promise<Result<OutputOf<Table[Name]>>>;
} & {
  readonly [Name in PushNames<Table> as `on${Capitalize<Name & string>}`]: (
    listener: (payload: PayloadOf<Table[Name]>) => void,
  ) => () => void;
};

/** What main must provide, one handler a channel. */
export type Handlers<Table> = {
  readonly [Name in InvokeNames<Table>]: (
    input: InputOf<Table[Name]>,
  ) => Promise<Result<OutputOf<Table[Name]>>> | Result<OutputOf<Table[Name]>>;
};

/** What main may publish. */
export type Publisher<Table> = <Name extends PushNames<Table>>(
  name: Name,
  payload: PayloadOf<Table[Name]>,
) => void;
