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
    { type, source, filename }: MediaUpload,
    options: CallOptions = {},
  ): Promise<{ readonly mediaId: string }> {
    if (!Object.hasOwn(mediaLimits, type)) {
      const types = Object.keys(mediaLimits).join(", ");
      throw new WeComConfigError(`the type must be one of ${types}, and ${inspect(type)} is none`);
    }
    const file = await openMedia(source).catch((cause: unknown) => {
      throw new WeComConfigError(`the file can't be read: ${messageOf(cause)}`, { cause });
    });
    const shown = filename ?? file.filename;
    if (shown === undefined || shown === "")
      throw new WeComConfigError("the file needs a filename: its source has none");
    const { content } = file;
    const problems = mediaProblems({ type, filename: shown, ...(await factsOf(type, content)) });
    if (problems.length > 0)
      throw new WeComConfigError(problems.map((problem) => `the file ${quoted(shown)} ${problem}`).join("\n"));
    const { media_id } = await this.#call(endpoints.upload, {
      query: { type },
      form: { field: "media", content, filename: shown },
      signal: options.signal,
    }).catch((error: unknown) => {
      throw changedMeanwhile(error) ? new WeComConfigError(`the file ${shown} ${changed}`, { cause: error }) : error;
    });
    return { mediaId: media_id };
  }
}

/** In quotes where it could break the line that it is shown in. */
const quoted = (filename: string): string => (filenameFormat.test(filename) ? filename : JSON.stringify(filename));

const changed = "changed while it was read, so it was not sent: run again when nothing writes to it";

/** What a file's Blob fails with then; to the HTTP library that is a connection that broke. */
const changedMeanwhile = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && error.cause.name === "NotReadableError";
