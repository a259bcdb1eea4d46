using System;

namespace DupNet.Embedded.Native
{
    /// <summary>Whether the native core is in this firmware, or on this PC, and fits the application.</summary>
    internal static class NativeCore
    {
        /// <summary>Version of the native functions and of the numbers that they are given, DUPNET_MANAGED_VERSION.</summary>
        internal const int Version = 7;

        /// <summary>Looks whether the core is there.</summary>
        /// <returns>Null if it is, else why not.</returns>
        /// <exception cref="InvalidOperationException">There is a core of another version.</exception>
        internal static string WhyMissing()
        {
            int version;
            try
            {
                version = NativeCalls.Version();
            }
            catch (NotSupportedException)
            {
                return NativeCalls.Absent;
            }

            if (version != Version)
            {
                throw new InvalidOperationException(
                    "the native core has version " + version.ToString() + ", this application needs " + Version.ToString() + ": update the firmware or DupNet.Embedded.Native");
            }

            return null;
        }
    }
}
