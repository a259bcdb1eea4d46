using System;

namespace FaceMqtt.Settings
{
    /// <summary>The settings are not there, or wrong; the message says where and how.</summary>
    public sealed class SettingsException : Exception
    {
        /// <summary>Says what is wrong.</summary>
        /// <param name="message">What, and in which line; shows no value, which may be a password.</param>
        public SettingsException(string message)
            : base(message)
        {
        }
    }
}
