/** The live page's state, for the one line of it that a replay shows. */
import { createContext } from 'svelte';
import type { App } from '../state/app.ts';

export const [useLive, provideLive] = createContext<App>();
