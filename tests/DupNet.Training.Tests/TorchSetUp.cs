using System.Runtime.CompilerServices;
using DupNet.Training.Native;

namespace DupNet.Training.Tests;

internal static class TorchSetUp
{
    [ModuleInitializer]
    internal static void Prepare() => TorchLibrary.Prepare();
}
