import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerCall } from '../../electron/ipc/handle';
import { keepsLimits } from '../../electron/ipc/message-limits';
import { senderOf } from '../../electron/ipc/sender';
import { fail } from '../../shared/core/result';
import { type RequestName, requestNames } from '../../shared/ipc/channels';
import { type Handlers, requests } from '../../shared/ipc/contract';
import { openRealHandlers, type RealHandlers } from '../helpers/real-handlers';
import { validCalls } from './valid-calls';
import { spoiledMessage, strangeMessage } from './wrong-messages';

const seed = Number(process.env.SEED ?? 20_261_124);
/** Refused messages of each kind for every channel. */
const rounds = 10_000;

const lookAlikes = [
  'app://briefing.example',
  'app://briefing:80',
  'app://briefing/',
  'app://briefin',
  'app://Briefing',
  'APP://briefing',
  'app:briefing',
  'app://briefing@evil',
  'app://evil',
  'app2://briefing',
  'http://briefing',
  'https://briefing',
  'file://',
  'null',
  '',
  ' app://briefing',
  'app://briefing\0',
  'app://brie\u200bfing',
  'аpp://briefing',
];

/** Contents of a window as an event names them; only which one it is matters. */
type Contents = { readonly mainFrame: { readonly origin: string } };
const contents = (origin: string): Contents => ({ mainFrame: { origin } });
const ourContents = contents('app://briefing');
const ours = [ourContents, contents('app://briefing')];

const origin = fc.oneof(fc.constantFrom(...lookAlikes), fc.webUrl(), fc.string({ maxLength: 20 }));
const wrongOrigin = origin.filter((text) => text !== 'app://briefing');

/** Events of senders that are not the page of a window of ours. */
const wrongSender = fc.oneof(
  // Another window, whatever it says it shows.
  fc.oneof(origin, fc.constant('app://briefing')).map((text) => {
    const other = contents(text);
    return { sender: other, senderFrame: other.mainFrame };
  }),
  // A frame inside our page, of our own or another origin.
  fc.oneof(origin, fc.constant('app://briefing')).map((text) => ({ sender: ourContents, senderFrame: { origin: text } })),
  // The main frame of another window of ours: the event says one, the frame is of the other.
  fc.constant({ sender: ourContents, senderFrame: contents('app://briefing').mainFrame }),
  // A frame that is gone, and one that throws when it is asked.
  fc.constant({ sender: ourContents, senderFrame: null }),
  fc.constant({
    sender: ourContents,
    get senderFrame(): never {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  }),
  // Our window after it was led elsewhere.
  wrongOrigin.map((text) => {
    const led = contents(text);
    return { sender: led, senderFrame: led.mainFrame, also: led };
  }),
);

let home: string;
let real: RealHandlers;
let log: string[] = [];
let handled: RequestName[] = [];
let handlers: Partial<Handlers>;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'briefing-notes-fuzz-'));
  real = await openRealHandlers(home, () => home);
  const watched = requestNames.map((name) => {
    const answer = real.handlers[name] as ((args: unknown) => Promise<unknown>) | undefined;
    return [
      name,
      (args: unknown) => {
        handled.push(name);
        return answer === undefined ? Promise.resolve({ ok: true, value: {} }) : answer(args);
      },
    ];
  });
  handlers = Object.fromEntries(watched);
});

afterAll(async () => {
  await real.desk.close();
  rmSync(home, { recursive: true, force: true });
});

const answering = { checkAnswers: true, log: (event: string) => void log.push(event) };

/** Every file of the library and the settings with its time and size; the index writes when it likes. */
function files(): readonly string[] {
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('index'))
    .map((name) => {
      const { mtimeMs, size } = statSync(join(home, name));
      return `${name} ${mtimeMs} ${size}`;
    })
    .sort();
}

/** Whether the contract itself would take a message; one that it cannot even read it does not take. */
function accepts(name: RequestName, message: unknown): boolean {
  try {
    return keepsLimits(message) && requests[name].args.safeParse(message).success;
  } catch {
    return false;
  }
}

// Together more than needed: some turn out to be right.
const strange = fc.sample(strangeMessage, { numRuns: rounds * 0.5, seed });

describe.each(requestNames)('E17 %s', (name) => {
  test(`refuses ${rounds} messages of wrong shapes (seed ${seed}) without a throw, a call or a file`, async () => {
    const before = files();
    log = [];
    handled = [];
    const spoiled = fc.sample(spoiledMessage(validCalls[name]), { numRuns: rounds, seed });
    let refused = 0;
    for (const message of [...spoiled, ...strange]) {
      if (accepts(name, message)) continue;
      const answer = await answerCall(
        { ...answering, handlers },
        name,
        senderOf({ sender: ourContents, senderFrame: ourContents.mainFrame }, ours),
        message,
      );
      if (answer.ok || answer.error.code !== 'invalid-args') throw new Error(`${name} answered ${JSON.stringify(answer)}`);
      refused += 1;
    }
    expect(refused).toBeGreaterThanOrEqual(rounds);
    expect(handled).toEqual([]);
    expect(new Set(log)).toEqual(new Set(['ipc.invalid-args']));
    expect('polluted' in {}).toBe(false);
    expect(files()).toEqual(before);
  });

  test(`refuses ${rounds} right messages of wrong senders (seed ${seed})`, async () => {
    const before = files();
    log = [];
    handled = [];
    for (const event of fc.sample(wrongSender, { numRuns: rounds, seed })) {
      const windows = 'also' in event ? [...ours, event.also] : ours;
      const answer = answerCall({ ...answering, handlers }, name, senderOf(event, windows), validCalls[name]);
      const outcome = await answer.then(
        () => 'answered',
        (error: Error) => error.message,
      );
      if (outcome !== 'forbidden-sender') throw new Error(`${outcome} to ${JSON.stringify(event)}`);
    }
    expect(log.length).toBe(rounds);
    expect(new Set(log)).toEqual(new Set(['ipc.forbidden-sender']));
    expect(handled).toEqual([]);
    expect(files()).toEqual(before);
  });

  test('is answered when message and sender are right', async () => {
    expect(accepts(name, validCalls[name])).toBe(true);
    const stub = Object.fromEntries([[name, async () => fail('internal')]]) as Partial<Handlers>;
    const sender = senderOf({ sender: ourContents, senderFrame: ourContents.mainFrame }, ours);
    const answer = await answerCall({ ...answering, checkAnswers: false, handlers: stub }, name, sender, validCalls[name]);
    expect(answer).toEqual(fail('internal'));
  });
});
