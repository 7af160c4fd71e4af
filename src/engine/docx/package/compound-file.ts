const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const endOfChain = 0xfffffffa;
const headerFatSectors = 109;
const directoryEntryLength = 128;

/** Whether the bytes begin like an OLE compound file, the container of old Office formats and of encryption. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/**
 * Names of the streams and storages in a compound file (MS-CFB 2.6), as far as its directory can be followed: enough
 * to tell what it is. Bounded by the number of sectors; damaged chains end the list.
 */
export function listCompoundStreams(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) return [];
  const sectorLength = view.getUint16(30, true) === 12 ? 4096 : 512;
  const sectorStart = (sector: number) => (sector + 1) * sectorLength;
  const next = (sector: number): number => {
    const fatIndex = Math.floor((sector * 4) / sectorLength);
    if (fatIndex >= headerFatSectors) return endOfChain;
    const at = sectorStart(view.getUint32(76 + fatIndex * 4, true)) + ((sector * 4) % sectorLength);
    return at + 4 <= bytes.length ? view.getUint32(at, true) : endOfChain;
  };
  const names: string[] = [];
  const visited = new Set<number>();
  for (
    let sector = view.getUint32(48, true);
    sector < endOfChain && !visited.has(sector);
    sector = next(sector)
  ) {
    visited.add(sector);
    const start = sectorStart(sector);
    if (start + sectorLength > bytes.length) break;
    for (let at = start; at < start + sectorLength; at += directoryEntryLength) {
      const length = Math.min(62, Math.max(0, view.getUint16(at + 64, true) - 2));
      if (bytes[at + 66] !== 0)
        names.push(new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length)));
    }
  }
  return names;
}
