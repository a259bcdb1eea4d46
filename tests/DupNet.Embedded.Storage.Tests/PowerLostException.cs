using System;

namespace DupNet.Embedded.Storage.Tests;

/// <summary>Ends the device code at the moment when the power goes; nothing in it catches this.</summary>
internal sealed class PowerLostException : Exception;
