import type { ContentKind } from "../../api/content-kind";

/**
 * Never what a client says: a page that it calls `text/html` would run as one of the simulator's own when somebody
 * opens it here.
 */
export const contentTypes: Readonly<Record<ContentKind, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  amr: "audio/amr",
  mp4: "video/mp4",
  other: "application/octet-stream",
};
