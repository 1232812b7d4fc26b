import assert from 'node:assert/strict';

/** What the bytes of a picture say of themselves: its format, width and height. Anything else fails the test. */
export function picture(bytes) {
  const data = Buffer.from(bytes);
  const found = png(data) ?? jpeg(data) ?? webp(data);
  assert.ok(found, `no PNG, JPEG or WebP, but ${data.length} bytes that begin with ${data.subarray(0, 16).toString('hex')}`);
  return found;
}

/** Fetches a picture by its address, as a browser would. */
export async function pictureAt(address) {
  const answer = await fetch(address);
  assert.equal(answer.status, 200, `${address} is answered ${answer.status}`);
  return picture(await answer.arrayBuffer());
}

function png(data) {
  if (data.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a' || data.subarray(12, 16).toString() !== 'IHDR') {
    return undefined;
  }
  assert.equal(data.subarray(-8, -4).toString(), 'IEND', 'the PNG is cut short');
  return { format: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

function jpeg(data) {
  if (data.readUInt16BE(0) !== 0xffd8) {
    return undefined;
  }
  assert.equal(data.readUInt16BE(data.length - 2), 0xffd9, 'the JPEG is cut short');
  let at = 2;
  while (at < data.length) {
    const marker = data.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc3) {
      return { format: 'jpeg', width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    }
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}

function webp(data) {
  if (data.subarray(0, 4).toString() !== 'RIFF' || data.subarray(8, 12).toString() !== 'WEBP') {
    return undefined;
  }
  assert.ok(data.readUInt32LE(4) + 8 <= data.length, 'the WebP is cut short');
  switch (data.subarray(12, 16).toString()) {
    case 'VP8X':
      return { format: 'webp', width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = data.readUInt32LE(21);
      return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { format: 'webp', width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
}
