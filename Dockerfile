# The one image of every service; infra/ says which program each of them starts.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node node_modules/vite/bin/vite.js build web && npm prune --omit=dev --ignore-scripts
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/.compile-cache
USER node
