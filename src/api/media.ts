import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { messageOf, WeComConfigError } from "../errors";
import type { Call, CallOptions } from "./call";
import { endpoints } from "./endpoints";
import { type MediaType, mediaLimits } from "./limits";
import { type MediaSource, openMedia } from "./media-file";
import { factsOf, filenameFormat, mediaProblems } from "./media-rules";

export interface MediaUpload {
  readonly type: MediaType;
  readonly source: MediaSource;
  /** What people see. @default the name of the file */
  readonly filename?: string;
  /** SHA-256 of the content in hex, where it is known: another content is refused before a byte of it is sent. */
  readonly sha256?: string;
}

/** Files for messages, under `/cgi-bin/media/`. */
export class MediaApi {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Uploads a file and answers its `media_id`, which lives three days (page 90253). The file is streamed. Size, type,
   * name and the length of a voice are looked at before anything is sent: a `WeComConfigError` says everything that is wrong.
   */
  async upload(
    { type, source, filename, sha256 }: MediaUpload,
    options: CallOptions = {},
  ): Promise<{ readonly mediaId: string }> {
    if (typeof type !== "string" || !Object.hasOwn(mediaLimits, type)) {
      const types = Object.keys(mediaLimits).join(", ");
      throw new WeComConfigError(`the type must be one of ${types}, and ${inspect(type)} is none`);
    }
    const file = await openMedia(source).catch((cause: unknown) => {
      throw new WeComConfigError(`the file can't be read: ${messageOf(cause)}`, { cause });
    });
    const shown = filename ?? file.filename;
    if (shown === undefined || shown === "")
      throw new WeComConfigError("the file needs a filename: its source has none");
    if (typeof shown !== "string")
      throw new WeComConfigError(`the filename must be a text, and ${inspect(shown)} is none`);
    const { content } = file;
    const refused = (problems: readonly string[], cause?: unknown) =>
      new WeComConfigError(problems.map((problem) => `the file ${quoted(shown)} ${problem}`).join("\n"), { cause });
    try {
      const problems = mediaProblems({ type, filename: shown, ...(await factsOf(type, content)) });
      if (problems.length > 0) throw refused(problems);
      if (sha256 !== undefined && (await sha256Of(content)) !== sha256) throw refused([another]);
      const { media_id } = await this.#call(endpoints.upload, {
        query: { type },
        form: { field: "media", content, filename: shown },
        signal: options.signal,
      });
      return { mediaId: media_id };
    } catch (error) {
      throw changedMeanwhile(error) ? refused([changed], error) : error;
    }
  }
}

/** In quotes where it could break the line that it is shown in. */
const quoted = (filename: string): string => (filenameFormat.test(filename) ? filename : JSON.stringify(filename));

const runAgain = "so it was not sent: run again when nothing writes to it";
const changed = `changed while it was read, ${runAgain}`;
const another = `has another content than when it was looked at, ${runAgain}`;

const sha256Of = async (content: Blob): Promise<string> => {
  const hash = createHash("sha256");
  for await (const part of content.stream()) hash.update(part);
  return hash.digest("hex");
};

/** What a file's Blob fails with then; to the HTTP library that is a connection that broke. */
const changedMeanwhile = (error: unknown): boolean =>
  error instanceof Error &&
  [error, error.cause].some((each) => each instanceof Error && each.name === "NotReadableError");
