# gongkai with everything it needs to run; see docker-compose.yml for how the parts work together.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production LANG=C.UTF-8
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/schemas ./schemas
COPY --from=build /app/node_modules ./node_modules
RUN mkdir -p /data/store /data/inbox /data/config && chown -R node:node /data
USER node
VOLUME ["/data/store", "/data/inbox"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/app/bin/gongkai.js"]
CMD ["--help"]
