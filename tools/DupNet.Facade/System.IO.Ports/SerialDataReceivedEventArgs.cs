namespace System.IO.Ports;

public class SerialDataReceivedEventArgs : EventArgs
{
    internal SerialDataReceivedEventArgs(SerialData eventCode) => throw null;

    public SerialData EventType => throw null;
}
