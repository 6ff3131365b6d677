# The one image of every service; infra/ says which program each of them starts.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node node_modules/vite/bin/vite.js build web && npm prune --omit=dev --ignore-scripts
# Each instance compiles into a folder of its own; the image cannot be written.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/compile-cache
USER node
