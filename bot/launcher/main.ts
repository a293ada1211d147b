import { fileURLToPath } from 'node:url';
import { loadProgram } from './loadProgram.js';

/** `dist/bot/main.js`: the desk is the file beside this one. */
loadProgram(fileURLToPath(new URL('../desk.cjs', import.meta.url))).run();
