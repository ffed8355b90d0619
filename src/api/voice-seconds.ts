/** Bytes of a frame by its type, its header byte included (RFC 4867, sections 3 and 5); 20 milliseconds each. */
const narrowBand = [13, 14, 16, 18, 20, 21, 27, 32, 6];
const wideBand = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6];
const framesPerSecond = 50;
const wideBandMagic = "#!AMR-WB\n";
const narrowBandMagic = "#!AMR\n";

/** How long an AMR file plays. One that is broken plays up to where it breaks. */
export function voiceSeconds(content: Uint8Array): number {
  const wide = Buffer.from(content.subarray(0, wideBandMagic.length)).toString("latin1") === wideBandMagic;
  const sizes = wide ? wideBand : narrowBand;
  let frames = 0;
  let at = wide ? wideBandMagic.length : narrowBandMagic.length;
  while (at < content.length) {
    const type = ((content[at] ?? 0) >> 3) & 0x0f;
    // Types without a size are lost frames (a header alone) or reserved.
    at += sizes[type] ?? 1;
    frames += 1;
  }
  return frames / framesPerSecond;
}
