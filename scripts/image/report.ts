import type { Built } from './build.ts'

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

/** What was built, as a table to read. */
export function reportText({ contents, digest, compressed, out, sbom, hasBase, packages }: Built): string {
  const rows = [...contents.rows]
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(
      ({ what, files, bytes }) =>
        `  ${megabytes(bytes).padStart(9)}  ${String(files).padStart(5)} files  ${what}`,
    )
  return [
    ...rows,
    `  ${megabytes(contents.application).padStart(9)}  application files, without Chromium, models, fonts and compiled code`,
    `  ${megabytes(compressed).padStart(9)}  of everything, compressed`,
    `${sbom} lists ${packages} packages`,
    hasBase
      ? `${out} is the image ${digest}`
      : `${out} holds the application's layers alone; with --base DIR they become an image (docs/operations.md)`,
    ...(hasBase ? [] : [`Its digest is ${digest}`]),
  ].join('\n')
}
