using System;
using System.IO;
using System.Xml;

namespace DupNet.DeviceCheck.Commands;

/// <summary>Turns unreadable input into one line on stderr and exit code 2.</summary>
internal static class InputGuard
{
    public static int Run(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidDataException or XmlException)
        {
            Console.Error.WriteLine("error: " + exception.Message);
            return 2;
        }
    }
}
