import type { Orientation } from './exif-orientation';

/** A decoded picture: four bytes a pixel, red, green, blue and opacity, row by row from the top. */
export type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/**
 * The picture made smaller so that it is at most so wide and so high, each pixel the mean of the area that it stands for;
 * the same picture when it is not larger. What cannot be seen weighs nothing, so that edges get no fringe.
 */
export function shrink(pixels: Pixels, mostWidth: number, mostHeight: number): Pixels {
  const ratio = Math.max(pixels.width / mostWidth, pixels.height / mostHeight, 1);
  if (ratio === 1) return pixels;
  const width = Math.max(1, Math.round(pixels.width / ratio));
  const height = Math.max(1, Math.round(pixels.height / ratio));
  const data = new Uint8Array(width * height * 4);
  const step = pixels.height / height;
  const row = new Float64Array(width * 4);
  let sum = new Float64Array(width * 4);
  let next = new Float64Array(width * 4);
  for (let y = 0, target = 0; y < pixels.height; y += 1) {
    narrow(pixels, y, row, width);
    const end = (target + 1) * step;
    const within = Math.min(1, end - y);
    for (let index = 0; index < row.length; index += 1) {
      sum[index] = (sum[index] ?? 0) + (row[index] ?? 0) * within;
      next[index] = (row[index] ?? 0) * (1 - within);
    }
    // The last row may miss its end by a rounding.
    if (end <= y + 1 || y === pixels.height - 1) {
      writeRow(sum, data, target * width * 4, (pixels.width / width) * step);
      [sum, next] = [next, sum];
      target += 1;
    }
  }
  return { data, width, height };
}

/** One row of the picture in fewer pixels: sums of colours by their opacity, and of the opacity. */
function narrow({ data, width }: Pixels, y: number, row: Float64Array, columns: number): void {
  const step = width / columns;
  for (let column = 0; column < columns; column += 1) {
    const from = column * step;
    const to = Math.min(width, from + step);
    let red = 0;
    let green = 0;
    let blue = 0;
    let opacity = 0;
    for (let x = Math.floor(from); x < to; x += 1) {
      const at = (y * width + x) * 4;
      const weight = (Math.min(x + 1, to) - Math.max(x, from)) * (data[at + 3] ?? 0);
      red += (data[at] ?? 0) * weight;
      green += (data[at + 1] ?? 0) * weight;
      blue += (data[at + 2] ?? 0) * weight;
      opacity += weight;
    }
    row[column * 4] = red;
    row[column * 4 + 1] = green;
    row[column * 4 + 2] = blue;
    row[column * 4 + 3] = opacity;
  }
}

function writeRow(sum: Float64Array, data: Uint8Array, at: number, area: number): void {
  for (let index = 0; index < sum.length; index += 4) {
    const opacity = sum[index + 3] ?? 0;
    for (let colour = 0; colour < 3; colour += 1)
      data[at + index + colour] = opacity === 0 ? 0 : Math.round((sum[index + colour] ?? 0) / opacity);
    data[at + index + 3] = Math.round(opacity / area);
  }
}

/** The picture as it is to be seen, whose file states that `orientation`. */
export function turnUpright(pixels: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return pixels;
  const { width, height } = pixels;
  const isTurned = orientation >= 5;
  const [newWidth, newHeight] = isTurned ? [height, width] : [width, height];
  const from = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height);
  const data = new Uint8Array(pixels.data.byteLength);
  const to = new Uint32Array(data.buffer);
  const [right, bottom] = [width - 1, height - 1];
  for (let y = 0; y < newHeight; y += 1) {
    for (let x = 0; x < newWidth; x += 1) {
      const [sourceX, sourceY] = sourceOf(orientation, x, y, right, bottom);
      to[y * newWidth + x] = from[sourceY * width + sourceX] ?? 0;
    }
  }
  return { data, width: newWidth, height: newHeight };
}

/** Where the pixel lies in the file (EXIF 2.32, table 4, tag 0x0112). */
function sourceOf(orientation: Orientation, x: number, y: number, right: number, bottom: number): readonly [number, number] {
  switch (orientation) {
    case 2:
      return [right - x, y];
    case 3:
      return [right - x, bottom - y];
    case 4:
      return [x, bottom - y];
    case 5:
      return [y, x];
    case 6:
      return [y, bottom - x];
    case 7:
      return [right - y, bottom - x];
    case 8:
      return [right - y, x];
    default:
      return [x, y];
  }
}

/** Pixels looked at to tell a photograph: enough, and the same for every size. */
const samples = 40_000;

/** Whether any pixel lets something shine through. */
export function isTransparent({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

/** Whether the picture has about as many colours as a photograph: a drawing or a table on a screen has few, however large. */
export function isPhotograph({ data, width, height }: Pixels): boolean {
  const step = Math.max(1, Math.floor((width * height) / samples));
  const colours = new Set<number>();
  let looked = 0;
  for (let at = 0; at < data.length; at += step * 4) {
    colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    looked += 1;
  }
  return colours.size * 8 > looked;
}
