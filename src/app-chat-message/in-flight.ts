import { mkdir, open, readdir, readFile, rm, stat, unlink, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

/**
 * Messages that are on their way, as files on this machine. WeCom has no key that would make a second sending safe, and
 * Pulumi creates again what a killed run had begun: only a note made before the request tells that next run that the
 * message may be there already. A note lives while its request does; what is found of one is left by a process that was
 * killed meanwhile. It holds no word of the message.
 */
export interface InFlight {
  /** What a process that was killed left about an equal message; it is forgotten by that. */
  takeEarlier(key: string): Promise<EarlierSending | undefined>;
  /** Notes that a message is about to be sent. @throws where nothing can be written */
  begin(key: string): Promise<Note>;
}

export interface Note {
  /** The message was sent, but there is no engine any more that would record it. */
  keepSent(sent: Sent): Promise<void>;
  forget(): Promise<void>;
}

const sentSchema = z.object({ sentAt: z.string(), messageId: z.string().optional() });
export type Sent = z.infer<typeof sentSchema>;

const noteSchema = z.object({ begunAt: z.string(), sent: sentSchema.optional() });
/** `sent` where WeCom's answer came after the engine was gone. */
export type EarlierSending = z.infer<typeof noteSchema>;

/** A note this old is about another attempt to say the same. */
const keptMs = 7 * 86_400_000;

/** Beside what Pulumi itself keeps of a user, since a run's own folder may be another one each time. */
export const inFlightFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  join(env.PULUMI_HOME || join(homedir(), ".pulumi"), "wecom", "in-flight");

export class InFlightFiles implements InFlight {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #mine = new Set<string>();

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  async takeEarlier(key: string): Promise<EarlierSending | undefined> {
    const names = await readdir(this.#folder).catch(noneWhereMissing);
    // Other notes are other messages', of runs that may be at work: they are not looked at.
    for (const name of names.filter((each) => each.startsWith(`${key}-`) && !this.#mine.has(each))) {
      const note = await this.#claim(join(this.#folder, name));
      if (note && this.#now() - note.mtimeMs <= keptMs) return readNote(note.text, note.mtimeMs);
    }
    return undefined;
  }

  /** A note, of which two who find it at once get one each: undefined where somebody else has it. */
  async #claim(path: string): Promise<{ readonly text: string; readonly mtimeMs: number } | undefined> {
    try {
      const [{ mtimeMs }, text] = await Promise.all([stat(path), readFile(path, "utf8")]);
      await unlink(path);
      return { text, mtimeMs };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  async begin(key: string): Promise<Note> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const name = `${key}-${process.pid}-${this.#mine.size}.json`;
    const path = join(this.#folder, name);
    const begunAt = new Date(this.#now()).toISOString();
    this.#mine.add(name);
    const file = await open(path, "w", 0o600);
    try {
      await file.writeFile(JSON.stringify({ begunAt }));
      await file.sync();
    } catch (error) {
      // One that stays would be taken for that of a killed run.
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return {
      keepSent: (sent) => rewrite(path, JSON.stringify({ begunAt, sent })),
      forget: () => rm(path, { force: true }),
    };
  }
}

/** A note that was cut off while it was written was still written before its request. */
const readNote = (text: string, mtimeMs: number): EarlierSending => {
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch {
    return { begunAt: new Date(mtimeMs).toISOString() };
  }
};

/** Where another run has taken the note meanwhile, it has told what it knew, and nobody is to learn of it twice. */
const rewrite = async (path: string, text: string): Promise<void> => {
  await writeFile(path, text, { flag: "r+" }).catch(noneWhereMissing);
};

const noneWhereMissing = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === "ENOENT") return [];
  throw error;
};
