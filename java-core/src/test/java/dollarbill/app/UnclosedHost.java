package dollarbill.app;

import dollarbill.bridge.ModelHost;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A host that several tests share: closing it does nothing.
 *
 * @param host  the shared host
 */
public record UnclosedHost(ModelHost host) {
    /** Returns the face given to a test. */
    public ModelHost face() {
        return (ModelHost) Proxy.newProxyInstance(
                ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(host, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
