package dollarbill.app.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what fails below the handlers, such as a malformed request line, with the error document too. */
final class JettyErrors extends ErrorHandler {
    private final Supplier<String> ids;

    JettyErrors(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String id = ids.get();
        Answer answer = answer(status, id);
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        response.getHeaders().put(RequestIds.HEADER, id);
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    private static Answer answer(int status, String id) {
        ErrorCode code = ErrorCode.ofStatus(status);
        String detail = "the request was refused before it reached a route";
        Answer answer = ErrorAnswers.of(code, detail, List.of(), id);
        return status >= 400 ? answer.withStatus(status) : answer;
    }
}
