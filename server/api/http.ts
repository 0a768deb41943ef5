/** The web server: GraphQL, uploads, exports, health, and the pages. */
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { unwrapResolverError } from "@apollo/server/errors";
import { expressMiddleware } from "@as-integrations/express5";
import { createPubSub } from "@graphql-yoga/subscription";
import express, { type ErrorRequestHandler, type Express } from "express";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import helmet from "helmet";
import type { Context } from "../gql/context.ts";
import { hearTidings, MOVED, type Tidings } from "../live/tidings.ts";
import { overviewCopies } from "../overview/copies.ts";
import type { WorkerQueue } from "../queue/bull-queue.ts";
import { type ApiDeps, askedBy, contextOf } from "./context.ts";
import { exports } from "./export.ts";
import { health } from "./health.ts";
import { LIMITS, limitsPlugin } from "./limits.ts";
import { overview, warmOverview } from "./overview.ts";
import { apiSchema } from "./schema.ts";
import { serveSubscriptions } from "./subscriptions.ts";
import { uploadCase } from "./upload/upload-case.ts";
import { uploadEngine } from "./upload/upload-engine.ts";
import { uploadImport } from "./upload/upload-import.ts";

export interface WebDeps extends ApiDeps {
  queue: WorkerQueue;
  dataDir: string;
  webDist: string | null;
  /** GraphiQL, introspection and hints. */
  development: boolean;
  /** The built GraphiQL; nothing of it is served outside development. */
  graphiqlDist?: string | null;
  /** Told of what went wrong on our side. */
  report: (error: unknown) => void;
}

/** Starts to listen; the answer ends it again, letting requests that run finish. */
export async function startWeb(
  deps: WebDeps,
  listen: { host: string; port: number },
): Promise<{ port: number; stop: () => Promise<void> }> {
  const app = express();
  const server = createServer(app);
  const pubSub = createPubSub<{ [MOVED]: [Tidings] }>();
  const schema = await apiSchema(pubSub);
  const apollo = apolloServer(deps, server, schema);
  await apollo.start();
  const copies = overviewCopies(deps.graph, deps.clock);
  hearTidings(deps.queue, (one) => {
    copies.hear(one);
    pubSub.publish(MOVED, one);
  });
  const stopSubscriptions = serveSubscriptions(server, schema, (request) => askedBy(deps, request));
  app.disable("x-powered-by");
  app.use(securityHeaders());
  app.get("/healthz", health({ graph: deps.graph, queue: deps.queue, webDist: deps.webDist }));
  app.post("/upload/import", uploadImport(deps, deps.dataDir));
  app.post("/upload/case", uploadCase(deps));
  app.post("/upload/engine", uploadEngine(deps, deps.dataDir));
  app.use("/export", exports(deps));
  app.use("/overview", overview(deps, copies));
  if (deps.development && deps.graphiqlDist) {
    app.use("/graphiql", express.static(deps.graphiqlDist));
  }
  app.use(
    "/graphql",
    express.json({ limit: "900kb" }),
    expressMiddleware(apollo, { context: ({ req, res }) => contextOf(deps, req, res) }),
  );
  if (deps.webDist !== null) servePages(app, deps.webDist);
  app.use(failed(deps.report));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(listen.port, listen.host, resolve);
  });
  // Nobody waits for it, and who asks before it is there is told himself what went wrong.
  warmOverview(deps, copies).catch(() => undefined);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : listen.port,
    stop: async () => {
      await stopSubscriptions();
      await apollo.stop();
      server.closeAllConnections();
    },
  };
}

function apolloServer(deps: WebDeps, server: Server, schema: GraphQLSchema): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: deps.development,
    hideSchemaDetailsFromClientErrors: !deps.development,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    formatError: formatted(deps.report),
    plugins: [
      limitsPlugin(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: server, stopGracePeriodMillis: 500 }),
    ],
  });
}

/** Errors that were meant for the client pass; everything else is told to us and hidden from him. */
function formatted(report: (error: unknown) => void) {
  return (given: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    if (original instanceof GraphQLError) {
      const code = given.extensions?.["code"];
      if (code !== "INTERNAL_SERVER_ERROR") return given;
    }
    report(original);
    return {
      message: "Something went wrong on our side. Try again; if it stays, tell the operator.",
      path: given.path,
      locations: given.locations,
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    };
  };
}

function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
      },
    },
    referrerPolicy: { policy: "same-origin" },
  });
}

/** The built pages; every address that is not a file is the application's. */
function servePages(app: Express, folder: string): void {
  const index = join(folder, "index.html");
  app.use(
    express.static(folder, {
      index: false,
      setHeaders: (response, path) => {
        const hashed = path.includes(`${join(folder, "assets")}`);
        response.setHeader(
          "Cache-Control",
          hashed ? "public, max-age=31536000, immutable" : "no-cache",
        );
      },
    }),
  );
  app.use((request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    if (/\.[a-z0-9]{2,5}$/i.test(request.path) || !existsSync(index)) return next();
    response.setHeader("Cache-Control", "no-cache");
    response.sendFile(index, { dotfiles: "allow" });
  });
}

function failed(report: (error: unknown) => void): ErrorRequestHandler {
  return (
    error: { status?: number; expose?: boolean; message?: string },
    _request,
    response,
    next,
  ) => {
    if (response.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status >= 500) report(error);
    const message = status < 500 ? (error.message ?? "Not understood.") : "Something went wrong.";
    response.status(status).json({ message });
  };
}
