import sharp from 'sharp'
import type { NewPhoto } from './client.ts'

/** A tile of grain and soft blotches, so that decoding and encoding cost as much as for a camera's photo. */
async function texture(): Promise<Buffer> {
  const noise = (size: number, sigma: number) =>
    sharp({
      create: {
        width: size,
        height: size,
        channels: 3,
        background: 'grey',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
  const blotches = await noise(32, 90).resize(256, 256, { kernel: 'cubic' }).png().toBuffer()
  const grain = await noise(256, 22).blur(0.8).png().toBuffer()
  return sharp(blotches)
    .composite([{ input: grain, blend: 'soft-light' }])
    .png()
    .toBuffer()
}
let textured: Promise<Buffer> | undefined

/** A JPEG that differs for every seed: a gradient, soft shapes and the texture of a photo. */
export async function photograph(seed: number, { width = 800, height = 600 } = {}): Promise<NewPhoto> {
  const hue = (seed * 47) % 360
  const circle = (i: number) =>
    `<circle cx="${(seed * 131 + i * 317) % width}" cy="${(seed * 71 + i * 173) % height}" r="${(width / 20) * (1 + (i % 4))}" fill="hsl(${(hue + i * 29) % 360} 70% 60%)" opacity=".5"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 60% 70%)"/><stop offset="1" stop-color="hsl(${(hue + 90) % 360} 50% 35%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>${Array.from({ length: 12 }, (_, i) => circle(i)).join('')}
    <text x="24" y="${height - 24}" font-size="${height / 10}" fill="white">${seed}</text></svg>`
  textured ??= texture()
  const bytes = await sharp(Buffer.from(svg))
    .composite([{ input: await textured, tile: true, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer()
  return { name: `photograph-${seed}.jpg`, contentType: 'image/jpeg', bytes: new Uint8Array(bytes) }
}
