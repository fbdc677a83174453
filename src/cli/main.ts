/** The command line: picks the command, and turns what happens into an exit code. */
import { parseArgs } from 'node:util';
import { VERSION } from '../version.js';
import { DEFAULT_JOBS, EXIT, tell, UsageError, type Command } from './command.js';
import { fill, languageOf, MESSAGES, type Language, type Messages } from './messages/messages.js';
import { helpOf, type HelpTopic } from './reference-pages.js';

/** Each is loaded when it is asked for: what the others need costs time. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  extract: async () => (await import('./extract.js')).extract,
  show: async () => (await import('./show.js')).show,
  check: async () => (await import('./check.js')).check,
  dataset: async () => (await import('./dataset.js')).dataset,
  query: async () => (await import('./query.js')).query,
  draw: async () => (await import('./draw.js')).draw,
  review: async () => (await import('./review.js')).review,
  watch: async () => (await import('./watch.js')).watch,
  crawl: async () => (await import('./crawl.js')).crawl,
  worker: async () => (await import('./worker.js')).worker,
  enqueue: async () => (await import('./enqueue.js')).enqueue,
  status: async () => (await import('./status.js')).status,
  retry: async () => (await import('./retry.js')).retry,
};
const COMMON = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;

/**
 * Runs a command line.
 *
 * @param args what follows the name of the program
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  let messages = MESSAGES[languageOf(process.env)];
  process.stdout.on('error', endOnClosedPipe);
  try {
    const name = args[0] !== undefined && !args[0].startsWith('--') && args[0] !== '-h' ? args[0] : undefined;
    const command = name === undefined ? undefined : await COMMANDS[name]?.();
    if (name !== undefined && !command) throw new UsageError(fill(messages.usage.unknownCommand, { command: name }));
    const { values, positionals } = parse(command ? args.slice(1) : args, command);
    if (values['lang'] !== undefined) messages = MESSAGES[toLanguage(values['lang'], messages)];
    if (values['version'] === true) return print(VERSION);
    if (!command || values['help'] === true) {
      const text = helpOf((name ?? 'main') as HelpTopic, DEFAULT_JOBS, messages);
      if (values['help'] === true) return print(text);
      tell(text);
      return EXIT.usage;
    }
    return await command.run({ values, paths: positionals, messages });
  } catch (error) {
    if (error instanceof UsageError) {
      tell(`gongkai: ${error.message}\n${messages.usage.hint}`);
      return EXIT.usage;
    }
    tell(`gongkai: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return EXIT.fault;
  }
}

function parse(args: readonly string[], command: Command | undefined): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { ...COMMON, ...command?.options }, allowPositionals: true });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    // Its messages say which option is wrong, and why.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function toLanguage(given: string | boolean, messages: Messages): Language {
  if (given === 'zh' || given === 'en') return given;
  throw new UsageError(messages.usage.badLanguage);
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT.done;
}

/** `gongkai show … | head` is no error. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
}
