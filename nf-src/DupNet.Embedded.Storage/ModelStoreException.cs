using System;

namespace DupNet.Embedded.Storage
{
    /// <summary>Thrown when a store has no model that works, or a new one is not taken in. The message says why.</summary>
    public class ModelStoreException : Exception
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="message">What is wrong, in words.</param>
        public ModelStoreException(string message)
            : base(message)
        {
        }
    }
}
