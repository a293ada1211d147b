import { runTranscriptCommand } from './transcriptCommand.js';

process.exitCode = await runTranscriptCommand(process.argv.slice(2), console);
