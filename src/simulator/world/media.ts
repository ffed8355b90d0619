import type { ContentKind } from "../../api/content-kind";
import type { MediaType } from "../../api/limits";

/** One uploaded file. Every app of its corp may use it (page 90253). */
export interface Medium {
  readonly mediaId: string;
  readonly corpId: string;
  /** The app that uploaded it. */
  readonly agentId: number;
  readonly type: MediaType;
  /** As people see it. */
  readonly filename: string;
  /** What it is by its first bytes. */
  readonly kind: ContentKind;
  readonly bytes: number;
  readonly sha256: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

/** Contents are kept in memory alone, and no more of them than this; the oldest are forgotten first. */
const maxKeptBytes = 256 * 1_024 * 1_024;
/** People still have a file in their chat when its media_id is dead; so long it can be looked at here. */
const rememberedMs = 30 * 86_400_000;

/** The media of all corps. What is forgotten of one first is its content: it can be sent as long as it lives. */
export class MediaStore {
  readonly #nowMs: () => number;
  readonly #maxKeptBytes: number;
  #media = new Map<string, Medium>();
  readonly #contents = new Map<string, Uint8Array<ArrayBuffer>>();
  #keptBytes = 0;

  constructor(nowMs: () => number, keptBytes: number = maxKeptBytes) {
    this.#nowMs = nowMs;
    this.#maxKeptBytes = keptBytes;
  }

  put(medium: Medium, content: Uint8Array<ArrayBuffer>): void {
    this.#forgetOld();
    this.#media.set(medium.mediaId, medium);
    this.#contents.set(medium.mediaId, content);
    this.#keptBytes += content.byteLength;
    for (const mediaId of this.#contents.keys()) {
      if (this.#keptBytes <= this.#maxKeptBytes) break;
      this.#forgetContent(mediaId);
    }
  }

  /** A medium that can be sent: of this corp, and its time isn't over. */
  living(corpId: string, mediaId: string): Medium | undefined {
    const medium = this.#media.get(mediaId);
    return medium?.corpId === corpId && this.#nowMs() < medium.expiresAtMs ? medium : undefined;
  }

  /** A medium of any corp, also one whose time is over. */
  find(mediaId: string): Medium | undefined {
    return this.#media.get(mediaId);
  }

  /** `undefined` where it was forgotten, and after a restart. */
  content(mediaId: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#contents.get(mediaId);
  }

  /** What a data file keeps: everything but the contents. */
  state(): readonly Medium[] {
    return [...this.#media.values()];
  }

  restore(media: readonly Medium[]): void {
    this.#media = new Map(media.map((medium) => [medium.mediaId, medium]));
    this.#contents.clear();
    this.#keptBytes = 0;
  }

  #forgetOld(): void {
    for (const { mediaId, expiresAtMs } of this.#media.values())
      if (this.#nowMs() >= expiresAtMs + rememberedMs) {
        this.#media.delete(mediaId);
        this.#forgetContent(mediaId);
      }
  }

  #forgetContent(mediaId: string): void {
    this.#keptBytes -= this.#contents.get(mediaId)?.byteLength ?? 0;
    this.#contents.delete(mediaId);
  }
}
