namespace DupNet.Embedded.Cameras.Esp32
{
    /// <summary>How a native call ended. The same numbers are in interop/EspCameraDriver.h.</summary>
    internal static class NativeResult
    {
        public const int Done = 0;
        public const int NotFound = 1;
        public const int Refused = 2;
        public const int NoMemory = 3;
        public const int NoFrame = 4;
        public const int WrongFrame = 5;
    }
}
