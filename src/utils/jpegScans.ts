const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda

/**
 * In how many scans a JPEG is written (ITU-T T.81, annex B). Each passes over the whole picture, so that a file of some
 * kilobytes with hundreds of them keeps a decoder busy for a minute. What stands between markers is skipped, as decoders do.
 */
export function countScans(jpeg: Buffer): number {
  let scans = 0
  for (let at = nextMarker(jpeg, 2); at + 4 <= jpeg.length;) {
    const marker = jpeg.readUInt8(at + 1)
    if (marker === END_OF_IMAGE) break
    if (marker === START_OF_SCAN) scans += 1
    at = nextMarker(jpeg, at + 2 + jpeg.readUInt16BE(at + 2))
  }
  return scans
}

/** @returns where 0xFF begins a segment: not before a zero (data), another 0xFF (filling), or a marker that stands alone */
function nextMarker(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0 && at + 1 < jpeg.length; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg.readUInt8(at + 1)
    const standsAlone = next <= 0x01 || next === 0xff || (next >= 0xd0 && next <= 0xd8)
    if (!standsAlone) return at
  }
  return jpeg.length
}
