/**
 * What generated code may import from the runtime. The values are what the modules of
 * `templates/runtime/` export: a name that is not there, or is misspelt, is an error of the compiler
 * wherever an emitter writes it. Types only: nothing of the runtime is loaded.
 */
import type * as tool from "../../templates/runtime/agents/tool.js";
import type * as commandTable from "../../templates/runtime/commands/command-table.js";
import type * as client from "../../templates/runtime/client/client.js";
import type * as defaults from "../../templates/runtime/client/defaults.js";
import type * as methods from "../../templates/runtime/client/methods.js";
import type * as middleware from "../../templates/runtime/client/middleware.js";
import type * as options from "../../templates/runtime/client/options.js";
import type * as outcome from "../../templates/runtime/client/outcome.js";
import type * as codec from "../../templates/runtime/encode/codecs/codec.js";
import type * as brackets from "../../templates/runtime/encode/forms/brackets.js";
import type * as errors from "../../templates/runtime/encode/errors.js";
import type * as operation from "../../templates/runtime/encode/operation.js";
import type * as example from "../../templates/runtime/fake/example.js";
import type * as fake from "../../templates/runtime/fake/fake.js";
import type * as faults from "../../templates/runtime/fake/faults.js";
import type * as infiniteQuery from "../../templates/runtime/query/infinite-query.js";
import type * as key from "../../templates/runtime/query/key.js";
import type * as mutation from "../../templates/runtime/query/mutation.js";
import type * as query from "../../templates/runtime/query/query.js";
import type * as answers from "../../templates/runtime/read/answers.js";
import type * as attempt from "../../templates/runtime/send/attempt.js";
import type * as auth from "../../templates/runtime/send/auth.js";
import type * as retry from "../../templates/runtime/send/retry.js";
import type * as handler from "../../templates/runtime/serve/handler.js";
import type * as handlerTypes from "../../templates/runtime/serve/handler-types.js";
import type * as nodeListener from "../../templates/runtime/serve/node-listener.js";
import type * as problem from "../../templates/runtime/serve/problem.js";
import type * as received from "../../templates/runtime/serve/received.js";
import type * as security from "../../templates/runtime/serve/security.js";
import type * as webhookHandler from "../../templates/runtime/serve/webhooks/webhook-handler.js";
import type * as webhookTypes from "../../templates/runtime/serve/webhooks/webhook-types.js";
import type * as eventStream from "../../templates/runtime/stream/event-stream.js";
import type * as reconnect from "../../templates/runtime/stream/reconnect.js";
import type * as curl from "../../templates/runtime/tools/curl.js";
import type * as guard from "../../templates/runtime/tools/guard.js";
import type * as headerFields from "../../templates/runtime/tools/header-fields.js";
import type * as metadata from "../../templates/runtime/tools/metadata.js";
import type * as redact from "../../templates/runtime/tools/redact.js";
import type * as settled from "../../templates/runtime/tools/settled.js";
import type * as signature from "../../templates/runtime/tools/signature.js";
import type * as telemetry from "../../templates/runtime/tools/telemetry.js";
import type * as transport from "../../templates/runtime/tools/transport.js";
import type * as unrecognized from "../../templates/runtime/tools/unrecognized.js";
import type * as checkedInput from "../../templates/runtime/validate/checked-input.js";
import type * as contract from "../../templates/runtime/validate/contract.js";
import type * as rule from "../../templates/runtime/validate/rule.js";
import type * as schema from "../../templates/runtime/validate/schema.js";
import type * as zod from "../../templates/runtime/validate/zod.js";

/** How the runtime calls the notations of lists. */
export type RuntimeArrays = brackets.ArrayFormat;

/** A module and one of its exports: what `ClientPlan.runtime` takes. */
export type RuntimeExport = {
  [M in RuntimeModule]: readonly [module: M, name: RuntimeValue<M> | RuntimeType<M>];
}[RuntimeModule];

/** A module's path below `templates/runtime/`, and below `runtime/` in a package. */
export type RuntimeModule = keyof RuntimeValues;

export type RuntimeValue<M extends RuntimeModule> = string & keyof RuntimeValues[M];

export type RuntimeType<M extends RuntimeModule> = M extends keyof RuntimeTypes
  ? string & keyof RuntimeTypes[M]
  : never;

export interface RuntimeValues {
  "agents/tool": typeof import("../../templates/runtime/agents/tool.js");
  "commands/command-table": typeof import("../../templates/runtime/commands/command-table.js");
  "commands/run-command": typeof import("../../templates/runtime/commands/run-command.js");
  "client/api-error": typeof import("../../templates/runtime/client/api-error.js");
  "client/client": typeof import("../../templates/runtime/client/client.js");
  "client/client-parameters": typeof import("../../templates/runtime/client/client-parameters.js");
  "client/defaults": typeof import("../../templates/runtime/client/defaults.js");
  "client/methods": typeof import("../../templates/runtime/client/methods.js");
  "client/middleware": typeof import("../../templates/runtime/client/middleware.js");
  "client/options": typeof import("../../templates/runtime/client/options.js");
  "client/outcome": typeof import("../../templates/runtime/client/outcome.js");
  "client/typed-error": typeof import("../../templates/runtime/client/typed-error.js");
  "encode/body-choice": typeof import("../../templates/runtime/encode/body-choice.js");
  "encode/body-range": typeof import("../../templates/runtime/encode/body-range.js");
  "encode/build": typeof import("../../templates/runtime/encode/build.js");
  "encode/codecs/codec": typeof import("../../templates/runtime/encode/codecs/codec.js");
  "encode/codecs/objects": typeof import("../../templates/runtime/encode/codecs/objects.js");
  "encode/codecs/printed": typeof import("../../templates/runtime/encode/codecs/printed.js");
  "encode/codecs/rules": typeof import("../../templates/runtime/encode/codecs/rules.js");
  "encode/codecs/union": typeof import("../../templates/runtime/encode/codecs/union.js");
  "encode/content": typeof import("../../templates/runtime/encode/content.js");
  "encode/errors": typeof import("../../templates/runtime/encode/errors.js");
  "encode/escape": typeof import("../../templates/runtime/encode/escape.js");
  "encode/forms/form": typeof import("../../templates/runtime/encode/forms/form.js");
  "encode/forms/nulls": typeof import("../../templates/runtime/encode/forms/nulls.js");
  "encode/forms/stripe-form": typeof import("../../templates/runtime/encode/forms/stripe-form.js");
  "encode/json": typeof import("../../templates/runtime/encode/json.js");
  "encode/multipart/multipart": typeof import("../../templates/runtime/encode/multipart/multipart.js");
  "encode/multipart/part-encoding": typeof import("../../templates/runtime/encode/multipart/part-encoding.js");
  "encode/multipart/stripe-multipart": typeof import("../../templates/runtime/encode/multipart/stripe-multipart.js");
  "encode/formats": typeof import("../../templates/runtime/encode/formats.js");
  "encode/operation": typeof import("../../templates/runtime/encode/operation.js");
  "encode/parameter-groups": typeof import("../../templates/runtime/encode/parameter-groups.js");
  "encode/parsers/parser-form": typeof import("../../templates/runtime/encode/parsers/parser-form.js");
  "encode/parsers/parser-multipart": typeof import("../../templates/runtime/encode/parsers/parser-multipart.js");
  "encode/parsers/php": typeof import("../../templates/runtime/encode/parsers/php.js");
  "encode/parsers/qs": typeof import("../../templates/runtime/encode/parsers/qs.js");
  "encode/parsers/rails": typeof import("../../templates/runtime/encode/parsers/rails.js");
  "encode/path": typeof import("../../templates/runtime/encode/path.js");
  "encode/styles/delimited": typeof import("../../templates/runtime/encode/styles/delimited.js");
  "encode/styles/parameters": typeof import("../../templates/runtime/encode/styles/parameters.js");
  "encode/styles/required-in-style": typeof import("../../templates/runtime/encode/styles/required-in-style.js");
  "encode/text-body": typeof import("../../templates/runtime/encode/text-body.js");
  "fake/example": typeof import("../../templates/runtime/fake/example.js");
  "fake/fake": typeof import("../../templates/runtime/fake/fake.js");
  "fake/faults": typeof import("../../templates/runtime/fake/faults.js");
  "pages/page-links": typeof import("../../templates/runtime/pages/page-links.js");
  "pages/page-steps": typeof import("../../templates/runtime/pages/page-steps.js");
  "pages/pagination": typeof import("../../templates/runtime/pages/pagination.js");
  "query/infinite-query": typeof import("../../templates/runtime/query/infinite-query.js");
  "query/key": typeof import("../../templates/runtime/query/key.js");
  "query/mutation": typeof import("../../templates/runtime/query/mutation.js");
  "query/query": typeof import("../../templates/runtime/query/query.js");
  "read/answers": typeof import("../../templates/runtime/read/answers.js");
  "read/dates": typeof import("../../templates/runtime/read/dates.js");
  "read/formats": typeof import("../../templates/runtime/read/formats.js");
  "read/int64": typeof import("../../templates/runtime/read/int64.js");
  "read/response": typeof import("../../templates/runtime/read/response.js");
  "read/text-response": typeof import("../../templates/runtime/read/text-response.js");
  "send/attempt": typeof import("../../templates/runtime/send/attempt.js");
  "send/auth": typeof import("../../templates/runtime/send/auth.js");
  "send/auth-schemes": typeof import("../../templates/runtime/send/auth-schemes.js");
  "send/hide-error": typeof import("../../templates/runtime/send/hide-error.js");
  "send/idempotency": typeof import("../../templates/runtime/send/idempotency.js");
  "send/mask": typeof import("../../templates/runtime/send/mask.js");
  "send/retry": typeof import("../../templates/runtime/send/retry.js");
  "serve/handler": typeof import("../../templates/runtime/serve/handler.js");
  "serve/handler-types": typeof import("../../templates/runtime/serve/handler-types.js");
  "serve/node-listener": typeof import("../../templates/runtime/serve/node-listener.js");
  "serve/problem": typeof import("../../templates/runtime/serve/problem.js");
  "serve/program-value": typeof import("../../templates/runtime/serve/program-value.js");
  "serve/received": typeof import("../../templates/runtime/serve/received.js");
  "serve/security": typeof import("../../templates/runtime/serve/security.js");
  "serve/webhooks/stripe-signature": typeof import("../../templates/runtime/serve/webhooks/stripe-signature.js");
  "serve/webhooks/webhook-handler": typeof import("../../templates/runtime/serve/webhooks/webhook-handler.js");
  "serve/webhooks/webhook-types": typeof import("../../templates/runtime/serve/webhooks/webhook-types.js");
  "stream/event-stream": typeof import("../../templates/runtime/stream/event-stream.js");
  "stream/json-lines": typeof import("../../templates/runtime/stream/json-lines.js");
  "stream/reconnect": typeof import("../../templates/runtime/stream/reconnect.js");
  "tools/curl": typeof import("../../templates/runtime/tools/curl.js");
  "tools/guard": typeof import("../../templates/runtime/tools/guard.js");
  "tools/header-fields": typeof import("../../templates/runtime/tools/header-fields.js");
  "tools/metadata": typeof import("../../templates/runtime/tools/metadata.js");
  "tools/redact": typeof import("../../templates/runtime/tools/redact.js");
  "tools/settled": typeof import("../../templates/runtime/tools/settled.js");
  "tools/signature": typeof import("../../templates/runtime/tools/signature.js");
  "tools/telemetry": typeof import("../../templates/runtime/tools/telemetry.js");
  "tools/transport": typeof import("../../templates/runtime/tools/transport.js");
  "tools/unrecognized": typeof import("../../templates/runtime/tools/unrecognized.js");
  "validate/checked-input": typeof import("../../templates/runtime/validate/checked-input.js");
  "validate/checks": typeof import("../../templates/runtime/validate/checks.js");
  "validate/choices": typeof import("../../templates/runtime/validate/choices.js");
  "validate/conditional": typeof import("../../templates/runtime/validate/conditional.js");
  "validate/contract": typeof import("../../templates/runtime/validate/contract.js");
  "validate/formats": typeof import("../../templates/runtime/validate/formats.js");
  "validate/linear-pattern": typeof import("../../templates/runtime/validate/linear-pattern.js");
  "validate/lists": typeof import("../../templates/runtime/validate/lists.js");
  "validate/not": typeof import("../../templates/runtime/validate/not.js");
  "validate/object-checks": typeof import("../../templates/runtime/validate/object-checks.js");
  "validate/objects": typeof import("../../templates/runtime/validate/objects.js");
  "validate/rule": typeof import("../../templates/runtime/validate/rule.js");
  "validate/scalars": typeof import("../../templates/runtime/validate/scalars.js");
  "validate/schema": typeof import("../../templates/runtime/validate/schema.js");
  "validate/zod": typeof import("../../templates/runtime/validate/zod.js");
}

/** TypeScript can't list the types of a module: so each that emitters name is listed here. */
export interface RuntimeTypes {
  "agents/tool": {
    Tool: tool.Tool;
    ToolAnnotations: tool.ToolAnnotations;
    ToolOptions: tool.ToolOptions;
    ToolResult: tool.ToolResult;
    ToolSchema: tool.ToolSchema;
  };
  "commands/command-table": {
    CliPlatform: commandTable.CliPlatform;
    CommandTable: commandTable.CommandTable;
  };
  "client/client": { Api: client.Api; Client: client.Client };
  "client/defaults": { Defaults: defaults.Defaults };
  "client/methods": {
    CallOptions: methods.CallOptions<never>;
    Called: methods.Called<never, never>;
    Method: methods.Method<never, never>;
    MethodSources: methods.MethodSources<never>;
    OptionalMethod: methods.OptionalMethod<never, never>;
    OptionalPagedMethod: methods.OptionalPagedMethod<never, never, never>;
    PagedMethod: methods.PagedMethod<never, never, never>;
    Pages: methods.Pages<never, never>;
  };
  "client/middleware": {
    AnyOutcome: middleware.AnyOutcome;
    Middleware: middleware.Middleware;
    Next: middleware.Next;
  };
  "client/options": {
    ClientOptions: options.ClientOptions<never>;
    FetchOptions: options.FetchOptions;
    RequestOptions: options.RequestOptions;
    SendOptions: options.SendOptions;
    StreamOptions: options.StreamOptions;
    Transport: options.Transport;
    TransportInit: options.TransportInit;
  };
  "client/outcome": {
    Answer: outcome.Answer<never, never, never>;
    Outcome: outcome.Outcome<never>;
    StreamedOutcome: outcome.StreamedOutcome<never>;
    Success: outcome.Success<never>;
    TypedHeaders: outcome.TypedHeaders<never>;
  };
  "encode/codecs/codec": { Codec: codec.Codec<never> };
  "encode/errors": { EncodeErrorCode: errors.EncodeErrorCode };
  "encode/operation": {
    Bytes: operation.Bytes;
    HttpRequest: operation.HttpRequest;
    Operation: operation.Operation;
  };
  "fake/example": { ExampleOptions: example.ExampleOptions };
  "fake/fake": {
    Fake: fake.Fake<never>;
    FakeOptions: fake.FakeOptions;
    FakeRequest: fake.FakeRequest;
  };
  "fake/faults": { Fault: faults.Fault };
  "query/infinite-query": {
    InfinitePage: infiniteQuery.InfinitePage<never, never>;
    InfiniteQuery: infiniteQuery.InfiniteQuery<never, never, never>;
    InfiniteQueryOptions: infiniteQuery.InfiniteQueryOptions<never, never, never>;
    OptionalInfiniteQuery: infiniteQuery.OptionalInfiniteQuery<never, never, never>;
    PageParam: infiniteQuery.PageParam;
  };
  "query/key": { QueryKey: key.QueryKey; TagKey: key.TagKey<never> };
  "query/mutation": {
    MutationOptions: mutation.MutationOptions<never, never, never>;
    OperationMutation: mutation.OperationMutation<never, never>;
    OptionalMutation: mutation.OptionalMutation<never, never>;
  };
  "query/query": {
    OperationQuery: query.OperationQuery<never, never>;
    OptionalQuery: query.OptionalQuery<never, never>;
    QueryError: query.QueryError<never>;
    QueryOptions: query.QueryOptions<never, never>;
  };
  "read/answers": { AnswersOperation: answers.AnswersOperation<never, never> };
  "send/attempt": { Attempt: attempt.Attempt };
  "send/auth": {
    BasicCredential: auth.BasicCredential;
    Credential: auth.Credential;
    CredentialRequest: auth.CredentialRequest;
  };
  "send/retry": { Ended: retry.Ended; RetryOptions: retry.RetryOptions };
  "serve/handler": {
    Handler: handler.Handler;
    HandlerOptions: handler.HandlerOptions;
    SecuredHandlerOptions: handler.SecuredHandlerOptions;
    Served: handler.Served;
  };
  "serve/handler-types": {
    AnswerOf: handlerTypes.AnswerOf<never>;
    NegotiatingHandler: handlerTypes.NegotiatingHandler<never, never>;
    OperationHandler: handlerTypes.OperationHandler<never, never>;
  };
  "serve/node-listener": {
    NodeRequest: nodeListener.NodeRequest;
    NodeResponse: nodeListener.NodeResponse;
  };
  "serve/problem": { Problem: problem.Problem };
  "serve/received": {
    Received: received.Received<never>;
    ReceivedParts: received.ReceivedParts<never>;
  };
  "serve/security": { Authenticate: security.Authenticate };
  "serve/webhooks/webhook-handler": { ServedMessage: webhookHandler.ServedMessage };
  "serve/webhooks/webhook-types": {
    Verify: webhookTypes.Verify;
    WebhookCall: webhookTypes.WebhookCall<never>;
    WebhookHandlers: webhookTypes.WebhookHandlers<never>;
    WebhookOptions: webhookTypes.WebhookOptions;
  };
  "stream/event-stream": { ServerSentEvent: eventStream.ServerSentEvent };
  "stream/reconnect": { ReconnectOptions: reconnect.ReconnectOptions };
  "tools/curl": { CurlOptions: curl.CurlOptions };
  "tools/guard": { Guard: guard.Guard<unknown, unknown> };
  "tools/header-fields": {
    CamelCase: headerFields.CamelCase<string>;
    HeaderFields: headerFields.HeaderFields<Headers>;
  };
  "tools/metadata": { OperationMetadata: metadata.OperationMetadata };
  "tools/redact": { RedactedRequest: redact.RedactedRequest };
  "tools/settled": { Settled: settled.Settled };
  "tools/signature": { SignatureOptions: signature.SignatureOptions };
  "tools/telemetry": { SendEvent: telemetry.SendEvent };
  "tools/transport": {
    FetchAnswer: transport.FetchAnswer;
    LibraryAnswer: transport.LibraryAnswer;
  };
  "tools/unrecognized": {
    Unrecognized: unrecognized.Unrecognized;
    UnrecognizedWord: unrecognized.UnrecognizedWord;
  };
  "validate/checked-input": {
    CheckApi: checkedInput.CheckApi;
    CheckInput: checkedInput.CheckInput;
    InputRules: checkedInput.InputRules;
  };
  "validate/contract": {
    Contract: contract.Contract;
    InvalidAnswer: contract.InvalidAnswer;
    ValidationOptions: contract.ValidationOptions;
  };
  "validate/rule": { Issue: rule.Issue };
  "validate/schema": { Schema: schema.Schema<never> };
  "validate/zod": { ZodObjectOf: zod.ZodObjectOf<object> };
}
