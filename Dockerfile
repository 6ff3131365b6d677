# The one image of every service; infra/ says which program each of them starts. `npm run image` builds the same
# without Docker. Both begin with the image named here, so a new version is a new digest in both lines:
# docker buildx imagetools inspect docker.io/library/node:24.21.0-slim --format '{{.Manifest.Digest}}'
FROM --platform=linux/amd64 docker.io/library/node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node node_modules/vite/bin/vite.js build web \
  && node scripts/bundle.ts --out /app \
  && node scripts/compile-ahead.ts /app

FROM --platform=linux/amd64 docker.io/library/node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
WORKDIR /app
COPY --from=build /app ./
# Only code that the cache lacks is compiled at a start. Its folder belongs to root, so nothing is added to it.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/compile-cache NODE_COMPILE_CACHE_PORTABLE=1
USER 65534:65534
CMD ["node", "--enable-source-maps", "services/api/main.mjs"]
