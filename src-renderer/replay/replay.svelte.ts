/** The replay that is open, if any: its past, its player, and the state that the views show. */
import type { ReplayMoment, ReplayView } from '#contract/channels/replay';
import type { Failure, Result } from '#contract/failure';
import { answerOf } from '../state/answer.ts';
import type { App } from '../state/app.ts';
import { Player } from './player.svelte.ts';
import { ReplayClock, replayApp } from './replay-app.svelte.ts';

/** Further apart, time did not just go on: all is shown anew. */
const LONGEST_STEP = 900_000;

export interface OpenReplay {
  readonly view: ReplayView;
  readonly player: Player;
  readonly app: App;
}

export class Replay {
  #open = $state.raw<OpenReplay>();
  #clock = new ReplayClock();
  #shown: number | undefined;
  #wanted: number | undefined;
  #isReading = false;
  readonly #liveOf: () => App;

  /** `liveOf` gives the live page's state, which holds this. */
  constructor(liveOf: () => App) {
    this.#liveOf = liveOf;
  }

  get open(): OpenReplay | undefined {
    return this.#open;
  }

  /** Opens an incident from the history; the failure when it cannot be. */
  openIncident(incident: string): Promise<Failure | undefined> {
    return this.#begin(() => this.#liveOf().api.openReplay({ incident }));
  }

  /** Lets the user choose a file; the failure when it cannot be opened, none when nothing was chosen. */
  openFile(): Promise<Failure | undefined> {
    return this.#begin(() => this.#liveOf().api.openIncidentFile(undefined));
  }

  close(): void {
    const open = this.#open;
    if (open === undefined) return;
    open.player.pause();
    this.#open = undefined;
    void answerOf(() => this.#liveOf().api.closeReplay({ id: open.view.id }));
  }

  /** Shows a moment; while one is on its way only the newest further one is asked for. */
  async show(at: number): Promise<void> {
    this.#wanted = at;
    if (this.#isReading) return;
    this.#isReading = true;
    for (let next = this.#take(); next !== undefined; next = this.#take()) await this.#read(next);
    this.#isReading = false;
  }

  async #begin(ask: () => Promise<Result<ReplayView>>): Promise<Failure | undefined> {
    const answer = await answerOf(ask);
    if (!answer.ok) return answer.failure.kind === 'cancelled' ? undefined : answer.failure;
    const view = answer.value;
    this.#open?.player.pause();
    this.#clock = new ReplayClock();
    this.#shown = undefined;
    const app = replayApp(this.#liveOf(), view.id, this.#clock);
    const player = new Player(view, view.begins);
    this.#clock.set(player.at - 1);
    this.#open = { view, player, app };
    return undefined;
  }

  #take(): number | undefined {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    return wanted;
  }

  async #read(at: number): Promise<void> {
    const open = this.#open;
    if (open === undefined) return;
    const before = this.#shown;
    const goesOn = before !== undefined && before <= at && at - before <= LONGEST_STEP;
    const { id } = open.view;
    const answer = await answerOf(() =>
      this.#liveOf().api.readReplay({ id, at, ...(goesOn ? { after: before } : {}) }),
    );
    if (open !== this.#open) return;
    if (!answer.ok) return void this.#lose(answer.failure);
    this.#put(open, at, answer.value, goesOn);
  }

  #put(
    { app }: OpenReplay,
    at: number,
    { snapshot, sparklines, samples }: ReplayMoment,
    goesOn: boolean,
  ): void {
    this.#shown = at;
    if (!goesOn) app.board.rewind();
    else if (samples !== undefined) app.board.apply({ revision: 0, previous: 0, now: at, samples });
    app.board.restore(snapshot);
    if (!goesOn) app.board.recall(sparklines);
    // Last: what follows the time, the order of the list above all, finds everything in its place.
    this.#clock.set(at);
  }

  /** Main has none of it any more: another window of time was opened, or the app began anew. */
  #lose({ message }: Failure): void {
    this.#liveOf().toast.tellFailure(message);
    this.close();
  }
}
