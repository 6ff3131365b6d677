# The one image of every service; infra/ says which program each of them starts.
FROM --platform=linux/amd64 node:24.21.0-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# Bundled where it will run: compiled code is kept under the addresses of its files.
RUN node node_modules/vite/bin/vite.js build web \
  && node scripts/bundle.ts --out /app \
  && node scripts/compile-ahead.ts /app

FROM --platform=linux/amd64 node:24.21.0-slim
WORKDIR /app
COPY --from=build /app ./
# Only what is not in there is compiled at a start; the folder cannot be written, so nothing is kept.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/compile-cache
USER node
CMD ["node", "--enable-source-maps", "services/api/main.mjs"]
