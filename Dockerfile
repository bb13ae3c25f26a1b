# The server, compiled, with only what it needs to run. Its settings come from the environment: see README.md, Settings.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production UPLOAD_URL=file:/var/lib/gigs/uploads LOG_DIR=/var/log/gigs
WORKDIR /app
RUN install -d -o node -g node /var/lib/gigs/uploads /var/log/gigs
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
VOLUME ["/var/lib/gigs/uploads", "/var/log/gigs"]
EXPOSE 3000
# A worker tells its health where WORKER_PORT says.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "const { WORKER, WORKER_PORT, PORT = 3000 } = process.env; fetch(`http://127.0.0.1:${WORKER === 'only' ? WORKER_PORT : PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the process that hears SIGTERM: npm would not wait for it.
CMD ["node", "--max-semi-space-size=32", "dist/server.js"]
