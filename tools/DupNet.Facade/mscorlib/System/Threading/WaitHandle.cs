namespace System.Threading;

public abstract class WaitHandle : MarshalByRefObject
{
    public const int WaitTimeout = 258;

    public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) => throw null;

    public virtual bool WaitOne() => throw null;
}
