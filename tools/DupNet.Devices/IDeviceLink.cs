using System;
using DupNet.Embedded.Serial;

namespace DupNet.Devices;

/// <summary>An open line to a board. All members throw a <see cref="DeviceException"/> if the line fails.</summary>
public interface IDeviceLink : ISerialLink, IDisposable
{
}
