namespace System.Threading;

public class Timeout
{
    public const int Infinite = -1;

    public static readonly TimeSpan InfiniteTimeSpan;
}
