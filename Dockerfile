# One image for every app; the command chooses which: dist/apps/<app>/src/main.js. Without one it runs them all (standalone).
# glibc, not Alpine: the prebuilt binaries of lmdb and swc are tested on it.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /app/dist ./dist
COPY tools/containers/healthy.cjs ./
# Standalone keeps its data here; mount a volume to keep it longer than the container.
RUN mkdir data && chown node:node data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "healthy.cjs"]
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/apps/standalone/src/main.js"]
