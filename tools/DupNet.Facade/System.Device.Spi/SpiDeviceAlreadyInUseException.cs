namespace System.Device.Spi;

[Serializable]
public class SpiDeviceAlreadyInUseException : Exception
{
    public override string ToString() => throw null;
}
