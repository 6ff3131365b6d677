# The one image of every service; infra/ says which program each of them starts.
FROM --platform=linux/amd64 node:24.21.0-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# The bundles are made where they will run, because compiled code is stored under the paths of its files.
RUN node node_modules/vite/bin/vite.js build web \
  && node scripts/bundle.ts --out /app \
  && node scripts/compile-ahead.ts /app

FROM --platform=linux/amd64 node:24.21.0-slim
WORKDIR /app
COPY --from=build /app ./
# Only code that the cache lacks is compiled at a start; the folder is read-only, so nothing is added to it.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/compile-cache
USER node
CMD ["node", "--enable-source-maps", "services/api/main.mjs"]
