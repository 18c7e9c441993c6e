import { mount } from 'svelte';
import './styles/palette.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/floating.css';
import './styles/launch.css';
import './styles/layout.css';
import './styles/source.css';
import './styles/event.css';
import './styles/actions.css';
import './styles/list.css';
import './styles/shell.css';
import './styles/replay.css';
import AppRoot from './App.svelte';
import { makeApp, startApp } from './state/app.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');

const app = makeApp(window.api, window);
mount(AppRoot, { target, props: { app } });
startApp(app, document);
