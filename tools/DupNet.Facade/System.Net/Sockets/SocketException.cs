namespace System.Net.Sockets;

[Serializable]
public class SocketException : Exception
{
    public SocketException(SocketError errorCode) => throw null;

    public int ErrorCode => throw null;
}
