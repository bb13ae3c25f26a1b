/** What the routes take and give. Made from them by `npm run client`: a change here is lost. */

export interface paths {
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register as a worker or a client
         * @description The answer is the same for an address that has an account already; its owner gets a mail that says so.
         *
         *     Open to everybody.
         */
        post: operations["postAuthRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an address with the code from the mail, and sign in
         * @description Open to everybody.
         */
        post: operations["postAuthVerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a code sent again, or one to sign in with
         * @description Open to everybody.
         */
        post: operations["postAuthOtp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a password
         * @description Open to everybody.
         */
        post: operations["postAuthLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a code from the mail
         * @description Open to everybody.
         */
        post: operations["postAuthLoginOtp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the second factor, and sign in
         * @description The `mfaToken` works for the client that was given it, for five minutes and five tries. Each code works once.
         *
         *     Open to everybody.
         */
        post: operations["postAuthLoginMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trade a refresh token for a new pair
         * @description A refresh token works once. A second use ends the session, except a retry by the same client within 10 s.
         *
         *     Open to everybody.
         */
        post: operations["postAuthRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out here
         * @description For every signed-in caller.
         */
        post: operations["postAuthLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out everywhere
         * @description For every signed-in caller.
         */
        post: operations["postAuthLogoutAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a code sent to set a new password with
         * @description Open to everybody.
         */
        post: operations["postAuthPasswordForgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password; every session ends
         * @description Open to everybody.
         */
        post: operations["postAuthPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The devices on which you are signed in
         * @description For every signed-in caller.
         */
        get: operations["getAuthSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a device out
         * @description For every signed-in caller.
         */
        delete: operations["deleteAuthSessionsBySessionId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your account
         * @description For every signed-in caller.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Have your account deleted
         * @description You are signed out everywhere, your open gigs are paused and nobody finds you any more. Signing in within 30 days takes it back. Then what is personal is deleted for good; contracts and reviews stay, without your name.
         *
         *     For every signed-in caller.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Change your personal information
         * @description For every signed-in caller.
         */
        patch: operations["patchMe"];
        trace?: never;
    };
    "/me/mfa/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set up a second factor
         * @description For an authenticator app (RFC 6238). Takes a session that began within the last 15 minutes. Until a code is confirmed nothing changes, and a new call begins anew.
         *
         *     For every signed-in caller.
         */
        post: operations["postMeMfaTotp"];
        /**
         * Turn the second factor off
         * @description The other sessions end, and the recovery codes are void.
         *
         *     For every signed-in caller.
         */
        delete: operations["deleteMeMfaTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mfa/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn the second factor on with a code of the app
         * @description The other sessions end. A wrong code can be tried ten times an hour.
         *
         *     For every signed-in caller.
         */
        post: operations["postMeMfaTotpConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password; your other devices are signed out
         * @description For every signed-in caller.
         */
        post: operations["postMePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a code sent to an address that is to be yours
         * @description Word of it goes to your present address. The answer is the same for an address that has an account already; its owner gets a mail that says so.
         *
         *     For every signed-in caller.
         */
        post: operations["postMeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the address to which the code was sent; your other devices are signed out
         * @description For every signed-in caller.
         */
        post: operations["postMeEmailConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Be a client too, or a worker
         * @description For every signed-in caller.
         */
        post: operations["postMeRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a copy of all your data made
         * @description A mail tells when it is ready. It can be fetched for 7 days; another can be asked for after a day.
         *
         *     For every signed-in caller.
         */
        post: operations["postMeExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/exports/{exportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The copy of your data
         * @description A ZIP archive with your data as JSON, your files, and a README.txt that says what is what. While it is being made the answer is 202.
         *
         *     For every signed-in caller.
         */
        get: operations["getMeExportsByExportId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your profile as a worker
         * @description Needs the role worker.
         */
        get: operations["getWorkerProfile"];
        /**
         * Replace your profile as a worker
         * @description Every field is replaced: one that is left out gets its default. Skills may be named by an alias and are kept by their own name.
         *
         *     Needs the role worker.
         */
        put: operations["putWorkerProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search open gigs, with what you have done about them and how well they suit you
         * @description Needs the role worker.
         */
        get: operations["getWorkerJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/jobs/recommended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open gigs that suit you, the best match first
         * @description Chosen from the newest with your skills, of those near you, and of all: at most 500. None of your own, nor what you have applied to or dismissed.
         *
         *     Needs the role worker.
         */
        get: operations["getWorkerJobsRecommended"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/jobs/{gigId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A gig as you see it
         * @description Needs the role worker.
         */
        get: operations["getWorkerJobsByGigId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/jobs/{gigId}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply to an open gig
         * @description Needs the role worker.
         */
        post: operations["postWorkerJobsByGigIdApplications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/saved-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gigs that you have saved, last saved first
         * @description Needs the role worker.
         */
        get: operations["getWorkerSavedJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/saved-jobs/{gigId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a gig
         * @description Needs the role worker.
         */
        put: operations["putWorkerSavedJobsByGigId"];
        post?: never;
        /**
         * Forget a saved gig
         * @description Needs the role worker.
         */
        delete: operations["deleteWorkerSavedJobsByGigId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/dismissed-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gigs that you have dismissed, last dismissed first
         * @description Needs the role worker.
         */
        get: operations["getWorkerDismissedJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/dismissed-jobs/{gigId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Dismiss a gig: it is not recommended again
         * @description Needs the role worker.
         */
        put: operations["putWorkerDismissedJobsByGigId"];
        post?: never;
        /**
         * Let a dismissed gig be recommended again
         * @description Needs the role worker.
         */
        delete: operations["deleteWorkerDismissedJobsByGigId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your applications, newest first
         * @description Needs the role worker.
         */
        get: operations["getWorkerApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of your applications
         * @description Needs the role worker.
         */
        get: operations["getWorkerApplicationsByApplicationId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an application that the client has not read yet
         * @description Needs the role worker.
         */
        patch: operations["patchWorkerApplicationsByApplicationId"];
        trace?: never;
    };
    "/worker/application-quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many gigs you may still apply to
         * @description Needs the role worker.
         */
        get: operations["getWorkerApplicationQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/applications/{applicationId}/reconfirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to a gig that has changed since you applied
         * @description Until then the client cannot make an offer. An offer that was made before keeps its terms.
         *
         *     Needs the role worker.
         */
        post: operations["postWorkerApplicationsByApplicationIdReconfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/applications/{applicationId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an application
         * @description Needs the role worker.
         */
        post: operations["postWorkerApplicationsByApplicationIdWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/applications/{applicationId}/accept-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the offer: the contract is made
         * @description Needs the role worker.
         */
        post: operations["postWorkerApplicationsByApplicationIdAcceptOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/applications/{applicationId}/decline-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline the offer
         * @description Needs the role worker.
         */
        post: operations["postWorkerApplicationsByApplicationIdDeclineOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your contracts as a worker, newest first
         * @description Needs the role worker.
         */
        get: operations["getWorkerContracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/saved-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your saved searches, newest first
         * @description Needs the role worker.
         */
        get: operations["getWorkerSavedSearches"];
        put?: never;
        /**
         * Save a search, and be told what is new in it
         * @description You may have 50. No gig is told to you twice, also where several searches find it.
         *
         *     Needs the role worker.
         */
        post: operations["postWorkerSavedSearches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/saved-searches/{searchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a saved search
         * @description Needs the role worker.
         */
        delete: operations["deleteWorkerSavedSearchesBySearchId"];
        options?: never;
        head?: never;
        /**
         * Change a saved search
         * @description Needs the role worker.
         */
        patch: operations["patchWorkerSavedSearchesBySearchId"];
        trace?: never;
    };
    "/client/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your profile as a client
         * @description Needs the role client.
         */
        get: operations["getClientProfile"];
        /**
         * Replace your profile as a client
         * @description Every field is replaced: one that is left out gets its default.
         *
         *     Needs the role client.
         */
        put: operations["putClientProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your gigs, newest first
         * @description Needs the role client.
         */
        get: operations["getClientGigs"];
        put?: never;
        /**
         * Add a gig
         * @description Needs the role client.
         */
        post: operations["postClientGigs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of your gigs
         * @description Needs the role client.
         */
        get: operations["getClientGigsByGigId"];
        put?: never;
        post?: never;
        /**
         * Delete a draft
         * @description Needs the role client.
         */
        delete: operations["deleteClientGigsByGigId"];
        options?: never;
        head?: never;
        /**
         * Change a gig
         * @description A change of pay, openings, place or description after the first application is a new revision.
         *
         *     Needs the role client.
         */
        patch: operations["patchClientGigsByGigId"];
        trace?: never;
    };
    "/client/gigs/{gigId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a draft to applications
         * @description Needs the role client.
         */
        post: operations["postClientGigsByGigIdPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop taking applications for a while
         * @description Needs the role client.
         */
        post: operations["postClientGigsByGigIdPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take applications again
         * @description Needs the role client.
         */
        post: operations["postClientGigsByGigIdResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop taking applications
         * @description Needs the role client.
         */
        post: operations["postClientGigsByGigIdClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a closed gig again
         * @description Needs the role client.
         */
        post: operations["postClientGigsByGigIdReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a gig; everyone who waits for an answer gets one
         * @description Needs the role client.
         */
        post: operations["postClientGigsByGigIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a draft with the same content
         * @description Needs the role client.
         */
        post: operations["postClientGigsByGigIdDuplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Workers who may suit one of your gigs, the best match first
         * @description Needs the role client.
         */
        get: operations["getClientGigsByGigIdCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The applications to one of your gigs
         * @description Needs the role client.
         */
        get: operations["getClientGigsByGigIdApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an application; the first read makes it viewed
         * @description Needs the role client.
         */
        get: operations["getClientApplicationsByApplicationId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/applications/{applicationId}/shortlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an application on the shortlist
         * @description Needs the role client.
         */
        post: operations["postClientApplicationsByApplicationIdShortlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/applications/{applicationId}/unshortlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an application off the shortlist
         * @description Needs the role client.
         */
        post: operations["postClientApplicationsByApplicationIdUnshortlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/applications/{applicationId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject an application, with a reason
         * @description Needs the role client.
         */
        post: operations["postClientApplicationsByApplicationIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/applications/{applicationId}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer the work, on terms that the worker may accept until they expire
         * @description Needs the role client.
         */
        post: operations["postClientApplicationsByApplicationIdOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/applications/{applicationId}/revoke-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an offer back
         * @description Needs the role client.
         */
        post: operations["postClientApplicationsByApplicationIdRevokeOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your contracts as a client, newest first
         * @description Needs the role client.
         */
        get: operations["getClientContracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/profile/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give your profile as a worker a picture
         * @description JPEG, PNG, WebP or GIF, up to 5 MB and 24 million pixels. It is encoded anew as WebP in three sizes, of an animation the first frame. It is cropped to a square. The one before is deleted.
         *
         *     Needs the role worker.
         */
        put: operations["putWorkerProfileAvatar"];
        post?: never;
        /**
         * Delete the picture of your profile as a worker
         * @description Needs the role worker.
         */
        delete: operations["deleteWorkerProfileAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your documents, newest first
         * @description Needs the role worker.
         */
        get: operations["getWorkerDocuments"];
        put?: never;
        /**
         * Add a document
         * @description A PDF, a Word document (.docx) without macros, or a JPEG, PNG or WebP picture, up to 5 MB. The bytes decide what it is. Pictures are encoded anew. All your files may take 200 MB.
         *
         *     Needs the role worker.
         */
        post: operations["postWorkerDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a document
         * @description Applications that it went with go on without it.
         *
         *     Needs the role worker.
         */
        delete: operations["deleteWorkerDocumentsByDocumentId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/profile/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give your profile as a client a logo
         * @description JPEG, PNG, WebP or GIF, up to 5 MB and 24 million pixels. It is encoded anew as WebP in three sizes, of an animation the first frame. The one before is deleted.
         *
         *     Needs the role client.
         */
        put: operations["putClientProfileLogo"];
        post?: never;
        /**
         * Delete the logo of your profile as a client
         * @description Needs the role client.
         */
        delete: operations["deleteClientProfileLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a file
         * @description Pictures of visible profiles are for everybody; that of a hidden one for whoever has to do with its owner. A document is for its owner, and for the client of an application that it goes with, while that is open or once it has led to a hire. Documents are always saved, never shown.
         *
         *     Open to everybody; who signs in may see more.
         */
        get: operations["getFilesByFileId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/gigs/{gigId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invitations to one of your gigs, newest first
         * @description Needs the role client.
         */
        get: operations["getClientGigsByGigIdInvitations"];
        put?: never;
        /**
         * Invite a worker to apply to a gig
         * @description While the gig takes applications, and once; again only after the invitation has expired. It does so after 14 days.
         *
         *     Needs the role client.
         */
        post: operations["postClientGigsByGigIdInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your invitations, newest first
         * @description Needs the role worker.
         */
        get: operations["getWorkerInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of your invitations
         * @description Needs the role worker.
         */
        get: operations["getWorkerInvitationsByInvitationId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worker/invitations/{invitationId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an invitation; the client is told
         * @description Needs the role worker.
         */
        post: operations["postWorkerInvitationsByInvitationIdDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gigs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search open gigs
         * @description Open to everybody.
         */
        get: operations["getGigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gigs/{gigId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A gig that is or was open
         * @description Open to everybody.
         */
        get: operations["getGigsByGigId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find workers
         * @description Whoever hides their profile is not found.
         *
         *     For every signed-in caller.
         */
        get: operations["getWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workers/{workerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The profile of a worker
         * @description One that is hidden is not found, not even by its owner, who reads it at /worker/profile.
         *
         *     For every signed-in caller.
         */
        get: operations["getWorkersByWorkerId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The profile of a client, with open gigs
         * @description Open to everybody.
         */
        get: operations["getClientsByClientId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Complete the name of a skill
         * @description Skills with a name or an alias that begins with `q`, each once, most used first.
         *
         *     Open to everybody.
         */
        get: operations["getSkills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contractId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contract, for its two parties
         * @description For every signed-in caller.
         */
        get: operations["getContractsByContractId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contractId}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver the work, as its worker
         * @description A delivery that the client does not answer completes the contract after 14 days.
         *
         *     For every signed-in caller.
         */
        post: operations["postContractsByContractIdDeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contractId}/request-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for changes to what was delivered, as its client
         * @description For every signed-in caller.
         */
        post: operations["postContractsByContractIdRequestChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contractId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept what was delivered, as its client
         * @description For every signed-in caller.
         */
        post: operations["postContractsByContractIdComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contractId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a contract, or ask for it
         * @description Before a delivery either party cancels alone. Afterwards the first call asks the other party, and the call of that other party cancels. The next move of the contract ends the request.
         *
         *     For every signed-in caller.
         */
        post: operations["postContractsByContractIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contractId}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have an admin decide how a contract ends
         * @description For every signed-in caller.
         */
        post: operations["postContractsByContractIdDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contractId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review the other side of a contract that has ended
         * @description Within 14 days of its end, once. Nobody else knows of it until both sides have written or those days are over.
         *
         *     For every signed-in caller.
         */
        post: operations["postContractsByContractIdReviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{reviewId}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reply in public to a review of you
         * @description Once. The reply stays as it is.
         *
         *     For every signed-in caller.
         */
        post: operations["postReviewsByReviewIdReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workers/{workerId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What clients say about a worker, last published first
         * @description For every signed-in caller.
         */
        get: operations["getWorkersByWorkerIdReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{clientId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What workers say about a client, last published first
         * @description Open to everybody.
         */
        get: operations["getClientsByClientIdReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report to the admins what is wrong
         * @description The same thing can be reported again once they have dealt with it.
         *
         *     For every signed-in caller.
         */
        post: operations["postReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What users have reported
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reports/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminReportsByReportId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reports/{reportId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a report on
         * @description For 30 minutes it is yours and no other admin can resolve it. Claiming it again renews that.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminReportsByReportIdClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reports/{reportId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a report to others
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminReportsByReportIdRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reports/{reportId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what came of a report
         * @description Its reporter is told the outcome, not the note. What was reported stays as it is: remove a gig, hide a review or suspend a user by their own routes.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminReportsByReportIdResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reports/{reportId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the resolution of a report back
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminReportsByReportIdReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The application log, newest first
         * @description Entries of every process that writes to the same log folder. Secrets are redacted, addresses masked.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/logs/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the application log
         * @description Entries as they are written, by every process that writes to the same log folder. The stream ends when the session or the access token does: connect again with a new one, and with the `id` of the last event as `Last-Event-ID`.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminLogsStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All accounts, newest first
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An account
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminUsersByUserId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that is known of a user, on one page
         * @description The newest of each of their lists. `nextCursor` is for the list that each is the beginning of.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminUsersByUserIdStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions of a user, ended ones included
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminUsersByUserIdSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a user
         * @description All their sessions end at once and their open gigs are paused. They get a mail with the reason.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminUsersByUserIdSuspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a suspension back
         * @description The user can sign in again. Their gigs stay paused until they resume them.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminUsersByUserIdReinstate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/gigs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All gigs, newest first
         * @description Drafts and removed ones too.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminGigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/gigs/{gigId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A gig
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminGigsByGigId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/gigs/{gigId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a gig off the market
         * @description Its client is told the reason and still finds it; for anyone else it is gone. Whoever waits for an answer is told no.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminGigsByGigIdRemove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/gigs/{gigId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the removal of a gig back
         * @description It is again what it was, and its client is told. Whoever was told no stays so; the gig of a suspended client is paused.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminGigsByGigIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All applications, newest first
         * @description Without their documents, which are between a worker and a client.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All reviews that are or were published, newest first
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reviews/{reviewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A review
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminReviewsByReviewId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reviews/{reviewId}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide a published review
         * @description It leaves the lists and the rating. Its author is told the reason.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminReviewsByReviewIdHide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reviews/{reviewId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a hidden review back
         * @description It counts in the rating again, and stands in the lists where it stood.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminReviewsByReviewIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All contracts, newest first
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminContracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/contracts/{contractId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contract
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminContractsByContractId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/contracts/{contractId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide how a contract ends
         * @description A disputed contract is completed or cancelled; one that was delivered can be cancelled as well. Both parties are told.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminContractsByContractIdResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what to what, newest first
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit-log/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the audit log is as it was written
         * @description Each entry is sealed together with the one before, in one chain. It finds whatever was changed, removed, added or cut off past the server. Of a long log it comes in parts: go on with `nextCursor`. With `headEntries` and `headSeal`, which admins get by mail every day, it also finds a log that was written anew.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminAuditLogVerify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, day by day
         * @description Days are those of UTC. Today is counted up to now.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A list as a table
         * @description CSV (RFC 4180) in UTF-8 with a byte order mark, whole and sent while it is read, narrowed down as the list can be. A cell that a spreadsheet would take for a formula begins with an apostrophe. If it breaks off, something went wrong on the way: ask again.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the queues have to do, and how far behind they are
         * @description Told from the database, so it is true also while Redis is away.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/queues/{name}/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tasks of a queue that have failed for good, newest first
         * @description Needs the role admin, and in production a session in which the second factor was shown.
         */
        get: operations["getAdminQueuesByNameFailed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/queues/{name}/failed/{taskId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a failed task again
         * @description It is done as soon as a worker is free. Should it fail again, it is listed again.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminQueuesByNameFailedByTaskIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/queues/{name}/failed/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try all failed tasks of a queue again
         * @description A thousand at once; while there are more, `retried` is a thousand.
         *
         *     Needs the role admin, and in production a session in which the second factor was shown.
         */
        post: operations["postAdminQueuesByNameFailedRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AdminReason: {
            /** @description Kept in the audit log, and told to whom it is done: a user who is suspended, whose gig is removed or whose review is hidden. */
            reason: string;
        };
        /** @description A report as admins see it. */
        AdminReport: {
            id: components["schemas"]["Id"];
            /**
             * @description What kind of thing is reported.
             * @enum {string}
             */
            subject: "gig" | "user" | "review" | "message";
            /** @description Its id. */
            subjectId: components["schemas"]["Id"];
            /** @description What is wrong, in a few words. */
            reason: string;
            text: string;
            /**
             * @description resolved: the admins have dealt with it.
             * @enum {string}
             */
            status: "open" | "resolved";
            /** @description Who has filed it. */
            reporter: {
                id: components["schemas"]["Id"];
                name: string;
            };
            /** @description What is reported, as it is now; null: it is gone. */
            about: {
                /** @description The title of a gig, the name of a user, the beginning of a review. */
                label: string;
                /** @description Whose it is. */
                ownerId: components["schemas"]["Id"];
                ownerName: string;
                /** @description How it stands now, such as removed, hidden or suspended. */
                status: string;
            } | null;
            /** @description Which admin works on it, and until when it is theirs; null: nobody. */
            claim: {
                adminId: components["schemas"]["Id"];
                adminName: string;
                until: components["schemas"]["Instant"];
            } | null;
            /** @description What came of it; null while it is open. */
            resolution: {
                adminId: components["schemas"]["Id"];
                adminName: string;
                /**
                 * @description upheld: something was wrong, and was seen to. dismissed: nothing was.
                 * @enum {string}
                 */
                outcome: "upheld" | "dismissed";
                note: string;
                at: components["schemas"]["Instant"];
            } | null;
            /** @description What you may do with it now. */
            allowedActions: ("claim" | "release" | "resolve" | "reopen")[];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Goes up with every change. */
            version: number;
        };
        AdminReportPage: {
            /** @description The entries of this page. */
            data: components["schemas"]["AdminReport"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description A review as admins see it. */
        AdminReview: {
            id: components["schemas"]["Id"];
            contractId: components["schemas"]["Id"];
            /** @description Who wrote it; id and name are null where they do not let themselves be found. */
            author: {
                id: components["schemas"]["Id"] | null;
                /** @description The display name of a client; of a worker, the first name and an initial; of a deleted account, “former user”. */
                name: string | null;
                /**
                 * @description The side from which it was written.
                 * @enum {string}
                 */
                role: "worker" | "client";
            };
            /** @description The user whom it is about. */
            subjectId: components["schemas"]["Id"];
            /** @description Stars. */
            rating: number;
            text: string;
            /**
             * @description sealed: only its author knows of it yet. hidden: an admin has taken it out of the lists.
             * @enum {string}
             */
            status: "sealed" | "published" | "hidden";
            /** @description null while it is sealed. */
            publishedAt: components["schemas"]["Instant"] | null;
            /** @description What its subject says to it; null: nothing yet. */
            reply: {
                text: string;
                at: components["schemas"]["Instant"];
            } | null;
            createdAt: components["schemas"]["Instant"];
            /** @description Goes up with every change. */
            version: number;
            /** @description As it was told to the author; null: not hidden. */
            hiddenReason: string | null;
            /** @description What you may do with it now. */
            allowedActions: ("publish" | "reply" | "hide" | "restore")[];
        };
        AdminReviewPage: {
            /** @description The entries of this page. */
            data: components["schemas"]["AdminReview"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description A sign-in on one device. */
        AdminSession: {
            id: components["schemas"]["Id"];
            createdAt: components["schemas"]["Instant"];
            lastUsedAt: components["schemas"]["Instant"];
            ip: string;
            userAgent: string;
            /** @description Whether the second factor was shown in it. */
            mfa: boolean;
            /** @description null while it lives. */
            endedAt: components["schemas"]["Instant"] | null;
            /** @description Why it has ended, such as signed_out or expired. */
            endedBy: string | null;
        };
        AdminSessionPage: {
            /** @description The entries of this page. */
            data: components["schemas"]["AdminSession"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description An account as admins see it. */
        AdminUser: {
            id: components["schemas"]["Id"];
            email: string;
            name: string;
            /** @description E.164; null: not given. */
            phone: string | null;
            /** @description ISO 3166-1 alpha-2; null: not given. */
            country: string | null;
            /** @description BCP 47. Mails are written in it. */
            locale: string;
            /** @description IANA. Mails tell times in it. */
            timeZone: string;
            /** @description One account may have several. */
            roles: ("worker" | "client" | "admin")[];
            /**
             * @description unverified: the address was never confirmed. deleted: nothing personal is kept.
             * @enum {string}
             */
            status: "active" | "suspended" | "unverified" | "deleted";
            /** @description Whether a code from a mail has confirmed the address. */
            emailVerified: boolean;
            /** @description null: not suspended. */
            suspendedAt: components["schemas"]["Instant"] | null;
            /** @description As it was told to the user; null: not suspended. */
            suspendedReason: string | null;
            /** @description When the account will be deleted, unless its owner signs in before; null: not asked for. */
            deleteAfter: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
            /** @description When they last signed in or refreshed a session. */
            lastSeenAt: components["schemas"]["Instant"] | null;
            /** @description Goes up with every change. */
            version: number;
        };
        AdminUserPage: {
            /** @description The entries of this page. */
            data: components["schemas"]["AdminUser"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        Application: {
            id: components["schemas"]["Id"];
            gigId: components["schemas"]["Id"];
            gig: components["schemas"]["GigCard"];
            workerId: components["schemas"]["Id"];
            worker: components["schemas"]["WorkerCard"];
            coverLetter: string;
            /** @description What the worker asks for the gig, or for an hour. */
            bid: components["schemas"]["Money"];
            /** @description In the order of the questions of the gig. */
            answers: {
                questionId: components["schemas"]["Id"];
                /** @description The text of the question. */
                question: string;
                /** @description The answer. */
                text: string;
            }[];
            /** @description What goes with it, without documents that the worker has deleted. For the client until it ends without a hire. */
            documents: components["schemas"]["Document"][];
            /** @enum {string} */
            status: "submitted" | "viewed" | "shortlisted" | "rejected" | "offered" | "hired" | "offer_declined" | "offer_expired" | "offer_revoked" | "withdrawn" | "not_selected";
            /** @description What you may do with it now. */
            allowedActions: ("view" | "shortlist" | "unshortlist" | "reject" | "offer" | "revoke-offer" | "accept-offer" | "decline-offer" | "expire-offer" | "reconfirm" | "withdraw" | "pass-over")[];
            /** @description The revision of the gig that the worker has agreed to. */
            revision: number;
            /** @description false: the gig has changed since, and an offer must wait until the worker reconfirms. */
            confirmed: boolean;
            /** @description Only for the client: the letter is nearly the same as that of another applicant, or as what the worker has sent elsewhere. */
            similarToOthers?: boolean;
            /** @description When the client read it first; null: not yet. */
            viewedAt: components["schemas"]["Instant"] | null;
            /** @description The last offer, whatever became of it; null: there was none. */
            offer: {
                terms: components["schemas"]["Terms"];
                /** @description Until when the worker may accept it. */
                expiresAt: components["schemas"]["Instant"];
            } | null;
            /** @description null: not rejected. */
            rejection: {
                /** @enum {string} */
                reason: "not_a_match" | "experience" | "rate_too_high" | "location" | "availability" | "position_filled" | "other";
                /** @description null: nothing more was said. */
                message: string | null;
            } | null;
            /** @description How it came to its present status, oldest first. */
            history: {
                at: components["schemas"]["Instant"];
                /** @description null for the first. */
                from: ("submitted" | "viewed" | "shortlisted" | "rejected" | "offered" | "hired" | "offer_declined" | "offer_expired" | "offer_revoked" | "withdrawn" | "not_selected") | null;
                /** @enum {string} */
                to: "submitted" | "viewed" | "shortlisted" | "rejected" | "offered" | "hired" | "offer_declined" | "offer_expired" | "offer_revoked" | "withdrawn" | "not_selected";
                /** @enum {string} */
                by: "worker" | "client" | "admin" | "system";
            }[];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Goes up with every change. */
            version: number;
        };
        /** @description What is left out stays as it is. */
        ApplicationChanges: {
            /** @description Why it should be you. */
            coverLetter?: string;
            /** @description What you ask for the gig, or for an hour, in the currency of its budget. */
            bid?: components["schemas"]["Money"];
            /** @description One for each question of the gig; those that are not required may be left out. */
            answers?: {
                questionId: components["schemas"]["Id"];
                text: string;
            }[];
            /** @description Your own documents that go with it, each once. The client may read them. */
            documentIds?: components["schemas"]["Id"][];
        };
        /** @description Applying costs one, unless the client has invited you. */
        ApplicationQuota: {
            /** @description How many gigs you may apply to in a week. */
            perWeek: number;
            /** @description How many of this week are used. */
            used: number;
            /** @description Given back, because a client never looked within 14 days or called the gig off; used after those of a week, good for any week. */
            extra: number;
            /** @description How many gigs you may apply to now. */
            left: number;
            /** @description When the next week begins: Monday 00:00 UTC. */
            renewsAt: components["schemas"]["Instant"];
        };
        AuditEntry: {
            /** @description A UUID, as it is stored. */
            id: string;
            at: components["schemas"]["Instant"];
            /** @description Who did it. */
            actor: {
                /** @description null for the system, and for someone who had not signed in. */
                id: string | null;
                /** @description As whom they did it: worker, client, admin, system, anonymous. */
                role: string;
            };
            /** @description `subject.verb`. */
            action: string;
            /** @description What it was done to. */
            subject: {
                type: string;
                /** @description null where nothing is known by that name. */
                id: string | null;
            };
            /** @description null for the system. */
            ip: string | null;
            /** @description null for the system. */
            requestId: string | null;
            /** @description What else there is to tell; its keys depend on the action. */
            detail: {
                [key: string]: string | number | null;
            };
        };
        AuditPage: {
            /** @description The entries of this page. */
            data: components["schemas"]["AuditEntry"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        Avatar: {
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            avatarUrl: string | null;
            /** @description That of the profile. */
            version: number;
        };
        /** @description Whole minor units; for an hourly gig, an hour. */
        Budget: {
            /** @description Whole minor units. */
            min: number;
            /** @description Whole minor units. */
            max: number;
            /** @description ISO 4217. */
            currency: string;
        };
        /** @description A worker who may suit a gig. */
        Candidate: {
            /** @description The id of the user. */
            id: components["schemas"]["Id"];
            headline: string;
            bio: string;
            /** @description By their own names, also where an alias was given. */
            skills: string[];
            /** @description Asked for an hour; null: not said. */
            hourlyRate: components["schemas"]["Money"] | null;
            /**
             * @description Whether they look for work.
             * @enum {string}
             */
            availability: "open" | "limited" | "unavailable";
            /** @description Where they work from; null: not said. */
            location: components["schemas"]["Location"] | null;
            /** @description Each once. */
            languages: components["schemas"]["Language"][];
            links: string[];
            rating: components["schemas"]["Rating"];
            completedContracts: number;
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            avatarUrl: string | null;
            name: string;
            /** @description When the account was made. */
            memberSince: components["schemas"]["Instant"];
            match: components["schemas"]["Match"];
            /** @description Whether they have applied to the gig and may not apply again. */
            applied: boolean;
            /** @description Whether you have invited them to the gig and may not invite them again. */
            invited: boolean;
        };
        /** @description What became of a verification. Of a long log it comes in parts. */
        ChainReport: {
            /** @description Whether nothing is wrong in what was verified so far. */
            ok: boolean;
            /** @description How many entries were verified so far. */
            entries: number;
            /** @description The first entry that is wrong; null where none is, or nothing tells its id. */
            firstBroken: string | null;
            /** @description Its place in the chain, from 1; null where none is wrong, or it is part of none. */
            position: number | null;
            /** @description What is wrong. */
            fault: ("edited" | "deleted" | "inserted" | "truncated" | "head" | "rewritten") | null;
            /** @description The same in words. */
            detail: string | null;
            /** @description null where somebody has removed it. */
            head: {
                /** @description How many entries the chain has. */
                entries: number;
                /** @description Its last seal, in hexadecimal. */
                seal: string;
            } | null;
            /** @description The `cursor` with which to go on; null once all is verified, or something is wrong. */
            nextCursor: string | null;
        };
        /** @description The client as shown beside a gig. */
        ClientCard: {
            displayName: string;
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            logoUrl: string | null;
            rating: components["schemas"]["Rating"];
            /** @description The share of gigs that led to a hire, among those that ended or did. null without such a gig. */
            hireRate: number | null;
            /** @description From an application to its first reading, over the last 100 that were read. null without one. */
            medianResponseHours: number | null;
        };
        /** @description The client whose gig it is. */
        ClientName: {
            displayName: string;
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            logoUrl: string | null;
        };
        ClientProfile: {
            /** @description The id of the user. */
            id: components["schemas"]["Id"];
            displayName: string;
            about: string;
            website: string | null;
            /** @description Where they are; null: not said. */
            location: components["schemas"]["Location"] | null;
            /** @enum {string} */
            kind: "person" | "company";
            rating: components["schemas"]["Rating"];
            /** @description The share of gigs that led to a hire, among those that ended or did. null without such a gig. */
            hireRate: number | null;
            /** @description From an application to its first reading, over the last 100 that were read. null without one. */
            medianResponseHours: number | null;
            /** @description How many of their gigs are open now. */
            openGigs: number;
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            logoUrl: string | null;
            /** @description Goes up with every change. */
            version: number;
        };
        /** @description The whole profile: what is left out gets its default. */
        ClientProfileInput: {
            /** @description The name that workers see. */
            displayName: string;
            /** @default  */
            about?: string;
            /**
             * @description null: none.
             * @default null
             */
            website?: string | null;
            /**
             * @description Where they are; null: not said.
             * @default null
             */
            location?: components["schemas"]["Location"] | null;
            /**
             * @default person
             * @enum {string}
             */
            kind?: "person" | "company";
        };
        CodeSent: {
            /** @description The same whether or not there is such an account. */
            message: string;
            /** @description How long the code can be used. */
            expiresInSeconds: number;
            /** @description How long to wait before asking for another code. */
            resendAfterSeconds: number;
        };
        /** @description How much of the profile is filled in. */
        Completeness: {
            /** @description Percent. */
            score: number;
            /** @description The fields that are still empty. */
            missing: string[];
        };
        /** @description What an accepted offer became. Its terms are those of the offer. Both parties see the same. */
        Contract: {
            id: components["schemas"]["Id"];
            applicationId: components["schemas"]["Id"];
            gigId: components["schemas"]["Id"];
            gig: components["schemas"]["GigCard"];
            clientId: components["schemas"]["Id"];
            client: components["schemas"]["ClientName"];
            workerId: components["schemas"]["Id"];
            worker: components["schemas"]["WorkerCard"];
            terms: components["schemas"]["Terms"];
            /** @enum {string} */
            status: "active" | "delivered" | "changes_requested" | "completed" | "cancelled" | "disputed";
            /** @description What you may do with it now. To an admin, complete and cancel are outcomes of resolving it. */
            allowedActions: ("deliver" | "request-changes" | "complete" | "cancel" | "dispute" | "review")[];
            /** @description When the work was delivered last; null: not yet. */
            deliveredAt: components["schemas"]["Instant"] | null;
            /** @description When a delivery that the client does not answer completes the contract; null: none waits for an answer. */
            completesAt: components["schemas"]["Instant"] | null;
            /** @description When it was completed or cancelled; null: it has not ended. */
            endedAt: components["schemas"]["Instant"] | null;
            /** @description Until when its sides may review each other; null: not ended. */
            reviewUntil: components["schemas"]["Instant"] | null;
            /** @description One side wants to cancel after a delivery, and the other may agree by cancelling; null: none. */
            cancelRequest: {
                /** @enum {string} */
                by: "worker" | "client";
                reason: string;
            } | null;
            /** @description What was done with it, oldest first. */
            history: {
                at: components["schemas"]["Instant"];
                /**
                 * @description accept-offer for the first. An admin who resolves it completes or cancels it.
                 * @enum {string}
                 */
                action: "accept-offer" | "deliver" | "request-changes" | "complete" | "cancel" | "dispute";
                /** @description null for the first. */
                from: ("active" | "delivered" | "changes_requested" | "completed" | "cancelled" | "disputed") | null;
                /**
                 * @description The same as `from` where somebody only asked to cancel.
                 * @enum {string}
                 */
                to: "active" | "delivered" | "changes_requested" | "completed" | "cancelled" | "disputed";
                /** @enum {string} */
                by: "worker" | "client" | "admin" | "system";
                /** @description What was said with it; null: nothing. */
                text: string | null;
            }[];
            /** @description Yours, also while it is sealed, and what is published. */
            reviews: components["schemas"]["Review"][];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Goes up with every change. */
            version: number;
        };
        ContractMessage: {
            /**
             * @description Told to the other side; null: nothing.
             * @default null
             */
            message?: string | null;
        };
        ContractReason: {
            /** @description Told to the other side, and kept in the history. */
            reason: string;
        };
        ContractResolution: {
            /**
             * @description How the contract ends.
             * @enum {string}
             */
            outcome: "completed" | "cancelled";
            /** @description Told to both sides, and kept in the history. */
            reason: string;
        };
        Credentials: {
            /**
             * Format: email
             * @description Kept without spaces around it and with its domain in ASCII. What differs in capitals alone is one address.
             */
            email: string;
            /** @description 12 to 128 characters, any of them. */
            password: string;
        };
        /** @description What happened on one day, from midnight to midnight in UTC. */
        DayStats: {
            /**
             * Format: date
             * @description A day in UTC.
             */
            day: string;
            /** @description Accounts that were registered. */
            users: number;
            /** @description Those of them that are workers. */
            workers: number;
            /** @description Those of them that are clients. */
            clients: number;
            /** @description Gigs that were published. */
            gigs: number;
            /** @description Their openings. */
            openings: number;
            /** @description How many of these are taken; of gigs older than 30 days, how many were then. */
            filled: number;
            /** @description filled / openings; null without openings. */
            fillRate: number | null;
            /** @description Applications that were sent. */
            applications: number;
            /** @description Contracts that were made. */
            hires: number;
            /** @description The median of the minutes from publishing to the first application, of gigs that got it that day; null where there was none. */
            medianMinutesToFirstApplication: number | null;
            /** @description The median of the minutes from publishing to each contract that was made that day; null where there was none. */
            medianMinutesToHire: number | null;
        };
        DeletionRequest: {
            /** @description The one that you sign in with. */
            password: string;
        };
        Document: {
            id: components["schemas"]["Id"];
            /**
             * @description What the document is.
             * @enum {string}
             */
            kind: "resume" | "certificate" | "portfolio" | "identity";
            /** @description As its owner named it. */
            fileName: string;
            /** @description As its bytes tell. */
            mimeType: string;
            /** @description In bytes, of the file as it is kept: pictures are encoded anew. */
            size: number;
            /** @description Of the bytes as they are kept, in hexadecimal. */
            sha256: string;
            createdAt: components["schemas"]["Instant"];
            /** @description Where it can be fetched, on this server, with an access token. */
            url: string;
        };
        EmailChange: {
            /**
             * Format: email
             * @description Kept without spaces around it and with its domain in ASCII. What differs in capitals alone is one address.
             */
            newEmail: string;
            /** @description The one that you sign in with. */
            password: string;
        };
        EmailConfirmation: {
            /** @description The six digits of the mail. */
            otp: string;
        };
        Export: {
            id: components["schemas"]["Id"];
            /**
             * @description It is being made. Once it is ready, its bytes come instead.
             * @constant
             */
            status: "pending";
        };
        /** @description What the gigs that fit a search have in common, on all pages together. The most frequent first. */
        Facets: {
            /** @description The 20 that are asked for most. */
            skills: {
                name: string;
                /** @description Of how many gigs. */
                count: number;
            }[];
            payTypes: {
                /**
                 * @description One price for the whole gig, or a rate for an hour.
                 * @enum {string}
                 */
                payType: "fixed" | "hourly";
                /** @description Of how many gigs. */
                count: number;
            }[];
            /** @description ISO 3166-1; null: remote. */
            countries: {
                country: string | null;
                /** @description Of how many gigs. */
                count: number;
            }[];
            /** @description How many gigs fit the search, as far as they were counted. */
            counted: number;
            /** @description false where only the newest gigs were counted. */
            complete: boolean;
        };
        /** @description A task that has failed for good. */
        FailedTask: {
            id: components["schemas"]["Id"];
            /** @description What was to be done, such as which mail was to be sent. */
            name: string;
            /** @description Why the last try failed. Names nobody. */
            reason: string;
            /** @description How often it was tried. */
            tries: number;
            createdAt: components["schemas"]["Instant"];
            /** @description When it was given up. */
            failedAt: components["schemas"]["Instant"];
        };
        FailedTaskPage: {
            /** @description The entries of this page. */
            data: components["schemas"]["FailedTask"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        ForgottenPassword: {
            /**
             * Format: email
             * @description Kept without spaces around it and with its domain in ASCII. What differs in capitals alone is one address.
             */
            email: string;
        };
        /** @description A gig in a search. */
        FoundGig: {
            id: components["schemas"]["Id"];
            clientId: components["schemas"]["Id"];
            client: components["schemas"]["ClientCard"];
            title: string;
            description: string;
            /** @description By their own names, also where an alias was given. */
            skills: string[];
            /**
             * @description One price for the whole gig, or a rate for an hour.
             * @enum {string}
             */
            payType: "fixed" | "hourly";
            budget: components["schemas"]["Budget"];
            /** @description null: remote. */
            location: components["schemas"]["Location"] | null;
            /** @description When the work begins; null: to be agreed. */
            startsAt: components["schemas"]["Instant"] | null;
            /** @description Until when workers may apply; then the gig closes. null: until the client closes it. */
            deadline: components["schemas"]["Instant"] | null;
            /** @description How many workers are wanted. */
            openings: number;
            /** @description How many of the openings are taken. */
            filled: number;
            /** @description What every applicant is asked. */
            questions: {
                /** @description The `questionId` of an answer. */
                id: components["schemas"]["Id"];
                text: string;
                /** @description Whether an application must answer it. */
                required: boolean;
            }[];
            /**
             * @description Only an open gig takes applications.
             * @enum {string}
             */
            status: "draft" | "open" | "paused" | "closed" | "filled" | "completed" | "cancelled" | "removed";
            /** @description What you may do with it now. */
            allowedActions: ("publish" | "pause" | "resume" | "close" | "reopen" | "cancel" | "free" | "fill" | "complete" | "remove" | "restore")[];
            /** @description How many applications it has had, whatever became of them. */
            applicationCount: number;
            /** @description When it was opened first; null for a draft. */
            publishedAt: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Goes up when pay, openings, place or description change after the first application. */
            revision: number;
            /** @description Goes up with every change. */
            version: number;
            /** @description How far it is from `lat` and `lng`; only where the search names a place. */
            distanceKm?: number;
        };
        Gig: {
            id: components["schemas"]["Id"];
            clientId: components["schemas"]["Id"];
            client: components["schemas"]["ClientCard"];
            title: string;
            description: string;
            /** @description By their own names, also where an alias was given. */
            skills: string[];
            /**
             * @description One price for the whole gig, or a rate for an hour.
             * @enum {string}
             */
            payType: "fixed" | "hourly";
            budget: components["schemas"]["Budget"];
            /** @description null: remote. */
            location: components["schemas"]["Location"] | null;
            /** @description When the work begins; null: to be agreed. */
            startsAt: components["schemas"]["Instant"] | null;
            /** @description Until when workers may apply; then the gig closes. null: until the client closes it. */
            deadline: components["schemas"]["Instant"] | null;
            /** @description How many workers are wanted. */
            openings: number;
            /** @description How many of the openings are taken. */
            filled: number;
            /** @description What every applicant is asked. */
            questions: {
                /** @description The `questionId` of an answer. */
                id: components["schemas"]["Id"];
                text: string;
                /** @description Whether an application must answer it. */
                required: boolean;
            }[];
            /**
             * @description Only an open gig takes applications.
             * @enum {string}
             */
            status: "draft" | "open" | "paused" | "closed" | "filled" | "completed" | "cancelled" | "removed";
            /** @description What you may do with it now. */
            allowedActions: ("publish" | "pause" | "resume" | "close" | "reopen" | "cancel" | "free" | "fill" | "complete" | "remove" | "restore")[];
            /** @description How many applications it has had, whatever became of them. */
            applicationCount: number;
            /** @description When it was opened first; null for a draft. */
            publishedAt: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Goes up when pay, openings, place or description change after the first application. */
            revision: number;
            /** @description Goes up with every change. */
            version: number;
        };
        /** @description The gig that it is about. */
        GigCard: {
            title: string;
            /** @enum {string} */
            status: "draft" | "open" | "paused" | "closed" | "filled" | "completed" | "cancelled" | "removed";
        };
        /** @description What is left out stays as it is. */
        GigChanges: {
            title?: string;
            description?: string;
            /** @description Names or aliases of known skills. */
            skills?: string[];
            /**
             * @description One price for the whole gig, or a rate for an hour.
             * @enum {string}
             */
            payType?: "fixed" | "hourly";
            budget?: components["schemas"]["Budget"];
            /** @description null: remote. */
            location?: components["schemas"]["Location"] | null;
            /** @description When the work begins; null: to be agreed. */
            startsAt?: string | null;
            /** @description Until when workers may apply: an instant, or the end of a local day. null: until the gig is closed. */
            deadline?: (string | components["schemas"]["LocalDate"]) | null;
            /** @description How many workers are wanted. */
            openings?: number;
            /** @description What every applicant is asked. */
            questions?: components["schemas"]["NewQuestion"][];
        };
        /**
         * Format: uuid
         * @description A UUIDv7.
         */
        Id: string;
        /**
         * Format: date-time
         * @description ISO 8601, UTC, with milliseconds.
         */
        Instant: string;
        /** @description Asks a worker to apply to a gig. The application then costs nothing of the weekly quota. */
        Invitation: {
            id: components["schemas"]["Id"];
            gigId: components["schemas"]["Id"];
            gig: components["schemas"]["GigCard"];
            clientId: components["schemas"]["Id"];
            client: components["schemas"]["ClientName"];
            workerId: components["schemas"]["Id"];
            worker: components["schemas"]["WorkerCard"];
            /** @description What the client wrote with it; null: nothing. */
            message: string | null;
            /**
             * @description accepted: the worker has applied. expired: too late, or the gig can take nobody any more.
             * @enum {string}
             */
            status: "pending" | "accepted" | "declined" | "expired";
            /** @description What you may do with it now. To accept it is to apply to the gig. */
            allowedActions: ("accept" | "decline" | "expire")[];
            /** @description Until when the worker may answer. */
            expiresAt: components["schemas"]["Instant"];
            /** @description When the worker accepted or declined; null: not so far. */
            answeredAt: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Goes up with every change. */
            version: number;
        };
        /** @description A gig as a worker sees it. */
        Job: {
            id: components["schemas"]["Id"];
            clientId: components["schemas"]["Id"];
            client: components["schemas"]["ClientCard"];
            title: string;
            description: string;
            /** @description By their own names, also where an alias was given. */
            skills: string[];
            /**
             * @description One price for the whole gig, or a rate for an hour.
             * @enum {string}
             */
            payType: "fixed" | "hourly";
            budget: components["schemas"]["Budget"];
            /** @description null: remote. */
            location: components["schemas"]["Location"] | null;
            /** @description When the work begins; null: to be agreed. */
            startsAt: components["schemas"]["Instant"] | null;
            /** @description Until when workers may apply; then the gig closes. null: until the client closes it. */
            deadline: components["schemas"]["Instant"] | null;
            /** @description How many workers are wanted. */
            openings: number;
            /** @description How many of the openings are taken. */
            filled: number;
            /** @description What every applicant is asked. */
            questions: {
                /** @description The `questionId` of an answer. */
                id: components["schemas"]["Id"];
                text: string;
                /** @description Whether an application must answer it. */
                required: boolean;
            }[];
            /**
             * @description Only an open gig takes applications.
             * @enum {string}
             */
            status: "draft" | "open" | "paused" | "closed" | "filled" | "completed" | "cancelled" | "removed";
            /** @description What you may do with it now. To apply is POST /worker/jobs/:gigId/applications. */
            allowedActions: "apply"[];
            /** @description How many applications it has had, whatever became of them. */
            applicationCount: number;
            /** @description When it was opened first; null for a draft. */
            publishedAt: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Goes up when pay, openings, place or description change after the first application. */
            revision: number;
            /** @description Goes up with every change. */
            version: number;
            /** @description How far it is from `lat` and `lng`; only where the search names a place. */
            distanceKm?: number;
            /** @description Whether you have applied and may not apply again. */
            applied: boolean;
            /** @description Whether you have saved it. */
            saved: boolean;
            match: components["schemas"]["Match"];
        };
        Language: {
            /** @description BCP 47: a language, with script or region where they matter. */
            code: string;
            /**
             * @description How well they speak it.
             * @enum {string}
             */
            level: "basic" | "conversational" | "fluent" | "native";
        };
        /** @description The end of that day where the zone is observed. */
        LocalDate: {
            /**
             * Format: date
             * @description The day, as YYYY-MM-DD.
             */
            date: string;
            /** @description An IANA time zone. */
            timeZone: string;
        };
        Location: {
            city: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            /** @description Degrees north (WGS 84); south is negative. */
            lat: number;
            /** @description Degrees east (WGS 84); west is negative. */
            lng: number;
        };
        /** @description One line of the log. What the line has beside the named fields is given as it is. */
        LogEntry: {
            time: components["schemas"]["Instant"];
            /** @description trace, debug, info, warn, error or fatal. */
            level: string;
            message: string;
            /**
             * @description null outside a request.
             * @default null
             */
            requestId: string | null;
            /**
             * @description Who was signed in; null for nobody.
             * @default null
             */
            userId: string | null;
            /**
             * @description null outside a request.
             * @default null
             */
            method: string | null;
            /**
             * @description The path with the names of its parameters; null outside a request.
             * @default null
             */
            route: string | null;
            /**
             * @description What was answered; null without an answer.
             * @default null
             */
            status: number | null;
            /**
             * @description Milliseconds from the request to its answer.
             * @default null
             */
            durationMs: number | null;
        } & {
            [key: string]: unknown;
        };
        Logo: {
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            logoUrl: string | null;
            /** @description That of the profile. */
            version: number;
        };
        /** @description Newest first. A page may hold fewer entries than its limit and still have a next one. */
        LogPage: {
            /** @description The entries of this page. */
            data: components["schemas"]["LogEntry"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description How well a worker fits a gig, and why. The same for both of them. */
        Match: {
            /** @description From 0, fits in nothing, to 1, fits in everything. */
            score: number;
            reasons: {
                /**
                 * @description What was compared.
                 * @enum {string}
                 */
                factor: "skills" | "place" | "pay" | "availability" | "language" | "success" | "freshness";
                /** @description Its part of the score: all of them add up to it. */
                weight: number;
                /** @description What was found, in words. */
                detail: string;
            }[];
        };
        Me: {
            id: components["schemas"]["Id"];
            email: string;
            /** @description Whether a code from a mail has confirmed the address. */
            emailVerified: boolean;
            name: string;
            /** @description E.164; null: not given. */
            phone: string | null;
            /** @description ISO 3166-1 alpha-2; null: not given. */
            country: string | null;
            /** @description BCP 47. Mails are written in it. */
            locale: string;
            /** @description IANA. Mails tell times in it. */
            timeZone: string;
            /** @description One account may have several. */
            roles: ("worker" | "client" | "admin")[];
            /** @description Whether signing in takes a second factor. */
            mfaEnabled: boolean;
            createdAt: components["schemas"]["Instant"];
            /** @description Goes up with every change. */
            version: number;
        };
        MfaConfirmation: {
            /** @description Names a sign-in that waits for its second factor, for five minutes. */
            mfaToken: string;
            /** @description The six digits that the app shows now, or a recovery code. */
            code: string;
        };
        MfaRequired: {
            /**
             * @description The account has a second factor.
             * @constant
             */
            mfaRequired: true;
            /** @description Names a sign-in that waits for its second factor, for five minutes. */
            mfaToken: string;
        };
        Money: {
            /** @description Whole minor units. */
            amount: number;
            /** @description ISO 4217. */
            currency: string;
        };
        NewApplication: {
            /** @description Why it should be you. */
            coverLetter: string;
            /** @description What you ask for the gig, or for an hour, in the currency of its budget. */
            bid: components["schemas"]["Money"];
            /**
             * @description One for each question of the gig; those that are not required may be left out.
             * @default []
             */
            answers?: {
                questionId: components["schemas"]["Id"];
                text: string;
            }[];
            /**
             * @description Your own documents that go with it, each once. The client may read them.
             * @default []
             */
            documentIds?: components["schemas"]["Id"][];
        };
        NewGig: {
            title: string;
            description: string;
            /**
             * @description Names or aliases of known skills.
             * @default []
             */
            skills?: string[];
            /**
             * @description One price for the whole gig, or a rate for an hour.
             * @enum {string}
             */
            payType: "fixed" | "hourly";
            budget: components["schemas"]["Budget"];
            /**
             * @description null: remote.
             * @default null
             */
            location?: components["schemas"]["Location"] | null;
            /** @description When the work begins; null: to be agreed. */
            startsAt?: string | null;
            /** @description Until when workers may apply: an instant, or the end of a local day. null: until the gig is closed. */
            deadline?: (string | components["schemas"]["LocalDate"]) | null;
            /**
             * @description How many workers are wanted.
             * @default 1
             */
            openings?: number;
            /**
             * @description What every applicant is asked.
             * @default []
             */
            questions?: components["schemas"]["NewQuestion"][];
            /**
             * @description Whether to open it at once. Otherwise it is a draft.
             * @default false
             */
            publish?: boolean;
        };
        NewInvitation: {
            /** @description Somebody of GET /workers. */
            workerId: components["schemas"]["Id"];
            /**
             * @description Told to the worker; null: nothing more.
             * @default null
             */
            message?: string | null;
        };
        NewOffer: {
            /** @description What the contract will say. */
            terms: {
                /** @description For the gig, or for an hour where it is paid by the hour; in the currency of its budget. */
                pay: components["schemas"]["Money"];
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                startsAt: string;
                /** @description null: when the work is done. */
                endsAt?: string | null;
                /**
                 * @description What else is agreed.
                 * @default null
                 */
                note?: string | null;
            };
            /**
             * @description How long the worker may take to answer.
             * @default 36
             */
            expiresInHours?: number;
        };
        /** @description What every applicant is asked. */
        NewQuestion: {
            text: string;
            /** @description Whether an application must answer it. */
            required: boolean;
        };
        NewReport: {
            /**
             * @description What kind of thing is reported.
             * @enum {string}
             */
            subject: "gig" | "user" | "review" | "message";
            /** @description Its id. */
            subjectId: components["schemas"]["Id"];
            /** @description What is wrong, in a few words. */
            reason: string;
            /**
             * @description What else the admins should know.
             * @default
             */
            text?: string;
        };
        NewReview: {
            /** @description Stars. */
            rating: number;
            /** @description How it was to work together. */
            text: string;
        };
        NewRole: {
            /**
             * @description What else the account is to be for.
             * @enum {string}
             */
            role: "worker" | "client";
        };
        NewSavedSearch: {
            name: string;
            query: components["schemas"]["SavedQuery"];
            /**
             * @description When a mail tells what is new: within a minute or so, every day or every Monday at 08:00 in your time zone, or never.
             * @default off
             * @enum {string}
             */
            alert?: "off" | "instant" | "daily" | "weekly";
        };
        OtpConfirmation: {
            /**
             * Format: email
             * @description Kept without spaces around it and with its domain in ASCII. What differs in capitals alone is one address.
             */
            email: string;
            /** @description The six digits of the mail. */
            otp: string;
        };
        OtpRequest: {
            /**
             * Format: email
             * @description Kept without spaces around it and with its domain in ASCII. What differs in capitals alone is one address.
             */
            email: string;
            /**
             * @description What the code is for.
             * @enum {string}
             */
            purpose: "verify_email" | "login";
        };
        PasswordChange: {
            /** @description The one that you sign in with. */
            currentPassword: string;
            /** @description 12 to 128 characters, any of them. */
            newPassword: string;
        };
        PasswordReset: {
            /**
             * Format: email
             * @description Kept without spaces around it and with its domain in ASCII. What differs in capitals alone is one address.
             */
            email: string;
            /** @description The six digits of the mail. */
            otp: string;
            /** @description 12 to 128 characters, any of them. */
            newPassword: string;
        };
        /** @description What is left out stays as it is. */
        PersonalInformation: {
            name?: string;
            /** @description E.164; null takes it away. */
            phone?: string | null;
            /** @description ISO 3166-1 alpha-2; null takes it away. */
            country?: string | null;
            /** @description BCP 47. Mails are written in it. */
            locale?: string;
            /** @description An IANA time zone. */
            timeZone?: string;
        };
        PlannedDeletion: {
            /** @description When the account will be deleted. Signing in takes it back. */
            deleteAfter: components["schemas"]["Instant"];
        };
        /** @description RFC 9457. A problem may have members of its own beside these. */
        Problem: {
            /**
             * Format: uri
             * @description Where the problem is described.
             */
            type: string;
            /** @description The same for every problem of this code. */
            title: string;
            /** @description The status of the reply. */
            status: number;
            /** @description Compare this one: it never changes its meaning. */
            code: string;
            /** @description What was wrong this time. */
            detail: string;
            /** @description Name it when you write to support. */
            requestId: string;
            /** @description Only with 422: what is wrong, and where. */
            errors?: {
                /** @description A JSON pointer (RFC 6901) to the value; it begins with /body, /query or /headers. */
                pointer: string;
                /** @description Compare this one, such as required, too_small or unknown_currency. */
                code: string;
                /** @description One sentence for people. */
                message: string;
                /** @description Values near the one that was given, nearest first. */
                suggestions?: string[];
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description A client as everybody sees them. The place is exact to about a kilometre. */
        PublicClient: {
            /** @description The id of the user. */
            id: components["schemas"]["Id"];
            displayName: string;
            about: string;
            website: string | null;
            /** @description Where they are; null: not said. */
            location: components["schemas"]["Location"] | null;
            /** @enum {string} */
            kind: "person" | "company";
            rating: components["schemas"]["Rating"];
            /** @description The share of gigs that led to a hire, among those that ended or did. null without such a gig. */
            hireRate: number | null;
            /** @description From an application to its first reading, over the last 100 that were read. null without one. */
            medianResponseHours: number | null;
            /** @description How many of their gigs are open now. */
            openGigs: number;
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            logoUrl: string | null;
            /** @description Their open gigs, the newest 20. */
            gigs: components["schemas"]["Gig"][];
            /** @description When the account was made. */
            memberSince: components["schemas"]["Instant"];
        };
        /** @description A worker as others see them. The place is exact to about a kilometre. */
        PublicWorker: {
            /** @description The id of the user. */
            id: components["schemas"]["Id"];
            headline: string;
            bio: string;
            /** @description By their own names, also where an alias was given. */
            skills: string[];
            /** @description Asked for an hour; null: not said. */
            hourlyRate: components["schemas"]["Money"] | null;
            /**
             * @description Whether they look for work.
             * @enum {string}
             */
            availability: "open" | "limited" | "unavailable";
            /** @description Where they work from; null: not said. */
            location: components["schemas"]["Location"] | null;
            /** @description Each once. */
            languages: components["schemas"]["Language"][];
            links: string[];
            rating: components["schemas"]["Rating"];
            completedContracts: number;
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            avatarUrl: string | null;
            name: string;
            /** @description When the account was made. */
            memberSince: components["schemas"]["Instant"];
        };
        /** @description What one queue has to do. */
        Queue: {
            /** @enum {string} */
            name: "otp" | "email" | "export";
            /** @description Tasks on their way to the queue. */
            waiting: number;
            /** @description Tasks that have failed, and are tried again later. */
            delayed: number;
            /** @description Tasks that the next free worker takes. */
            queued: number;
            /** @description Tasks that a worker has. */
            running: number;
            /** @description Tasks that have failed for good. */
            failed: number;
            /** @description Tasks that were done in the last 60 minutes. */
            doneLastHour: number;
            /** @description The age of the oldest task that is waiting, delayed or queued; null where there is none. */
            lagSeconds: number | null;
            /** @description When that task was made. */
            oldestAt: components["schemas"]["Instant"] | null;
        };
        QueueList: {
            data: components["schemas"]["Queue"][];
            /** @description null: the list is whole. */
            nextCursor: null;
        };
        Rating: {
            /** @description Stars; null until there is a review. */
            average: number | null;
            /** @description How many reviews. */
            count: number;
        };
        RecoveryCodes: {
            /** @description Ten, each of which works once in the place of a code of the app. They are shown only here. */
            recoveryCodes: string[];
        };
        RefreshRequest: {
            /** @description As the session gave it; it works once. */
            refreshToken: string;
        };
        Registration: {
            /**
             * Format: email
             * @description Kept without spaces around it and with its domain in ASCII. What differs in capitals alone is one address.
             */
            email: string;
            /** @description 12 to 128 characters, any of them. */
            password: string;
            name: string;
            /**
             * @description What the account is for.
             * @enum {string}
             */
            role: "worker" | "client";
        };
        RejectionInput: {
            /**
             * @description Told to the worker.
             * @enum {string}
             */
            reason: "not_a_match" | "experience" | "rate_too_high" | "location" | "availability" | "position_filled" | "other";
            /**
             * @description Told to the worker; null: nothing more.
             * @default null
             */
            message?: string | null;
        };
        ReplyInput: {
            /** @description Shown to everyone who may read the review. */
            text: string;
        };
        Report: {
            id: components["schemas"]["Id"];
            /**
             * @description What kind of thing is reported.
             * @enum {string}
             */
            subject: "gig" | "user" | "review" | "message";
            /** @description Its id. */
            subjectId: components["schemas"]["Id"];
            /** @description What is wrong, in a few words. */
            reason: string;
            text: string;
            /**
             * @description resolved: the admins have dealt with it.
             * @enum {string}
             */
            status: "open" | "resolved";
            createdAt: components["schemas"]["Instant"];
        };
        ReportResolution: {
            /**
             * @description upheld: something was wrong, and was seen to. dismissed: nothing was.
             * @enum {string}
             */
            outcome: "upheld" | "dismissed";
            /** @description For admins: what was found, and what was done. */
            note: string;
        };
        Retried: {
            /** @description How many tasks are tried again. */
            retried: number;
        };
        Review: {
            id: components["schemas"]["Id"];
            contractId: components["schemas"]["Id"];
            /** @description Who wrote it; id and name are null where they do not let themselves be found. */
            author: {
                id: components["schemas"]["Id"] | null;
                /** @description The display name of a client; of a worker, the first name and an initial; of a deleted account, “former user”. */
                name: string | null;
                /**
                 * @description The side from which it was written.
                 * @enum {string}
                 */
                role: "worker" | "client";
            };
            /** @description The user whom it is about. */
            subjectId: components["schemas"]["Id"];
            /** @description Stars. */
            rating: number;
            text: string;
            /**
             * @description sealed: only its author knows of it yet. hidden: an admin has taken it out of the lists.
             * @enum {string}
             */
            status: "sealed" | "published" | "hidden";
            /** @description null while it is sealed. */
            publishedAt: components["schemas"]["Instant"] | null;
            /** @description What its subject says to it; null: nothing yet. */
            reply: {
                text: string;
                at: components["schemas"]["Instant"];
            } | null;
            createdAt: components["schemas"]["Instant"];
            /** @description Goes up with every change. */
            version: number;
        };
        /** @description What GET /gigs takes, without limit and cursor. {} finds every gig. */
        SavedQuery: {
            /** @description Up to eight words; title outranks skills outranks description. The last may be unfinished, names of skills stand for each other, and a word that no gig has is taken for the nearest one. By relevance gigs with the most telling words follow those with all; in other orders they are shown only where none has all. By relevance to several words some thousands are compared, not all. */
            q?: string;
            /** @description All must match. */
            skills?: string[] | string;
            /**
             * @description Paid by the gig or by the hour.
             * @enum {string}
             */
            payType?: "fixed" | "hourly";
            /** @description The budget reaches this amount. Minor units; needs currency. */
            budgetMin?: number;
            /** @description The budget begins at this amount or below. Minor units; needs currency. */
            budgetMax?: number;
            /** @description Paid in this currency (ISO 4217). */
            currency?: string;
            /** @description true: only without a place; false: only with one. */
            remote?: boolean;
            /** @description Degrees north of the place to search around; with lng. */
            lat?: number;
            /** @description Degrees east of the place to search around; with lat. */
            lng?: number;
            /** @description No further away than this; needs lat and lng. */
            radiusKm?: number;
            /**
             * Format: date-time
             * @description Published at or after this instant (ISO 8601, UTC).
             */
            postedSince?: string;
            /** @description Only the gigs of this client. */
            clientId?: components["schemas"]["Id"];
            /**
             * @description By default relevance with q and newest without. distance needs lat and lng, relevance q, budget a currency.
             * @enum {string}
             */
            sort?: "newest" | "relevance" | "distance" | "budget";
        };
        SavedSearch: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description As it was given: a SavedQuery. */
            query: {
                [key: string]: unknown;
            };
            /**
             * @description When a mail tells what is new: within a minute or so, every day or every Monday at 08:00 in your time zone, or never.
             * @enum {string}
             */
            alert: "off" | "instant" | "daily" | "weekly";
            /** @description When the search is run next; null while alerts are off. */
            nextAlertAt: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Goes up with every change. */
            version: number;
        };
        /** @description What is left out stays as it is; a query is replaced as a whole. */
        SavedSearchChanges: {
            name?: string;
            query?: components["schemas"]["SavedQuery"];
            /**
             * @description When a mail tells what is new: within a minute or so, every day or every Monday at 08:00 in your time zone, or never.
             * @enum {string}
             */
            alert?: "off" | "instant" | "daily" | "weekly";
        };
        Session: {
            user: components["schemas"]["Me"];
            /** @description Send it as `Authorization: Bearer …`. */
            accessToken: string;
            accessTokenExpiresAt: components["schemas"]["Instant"];
            /** @description Trade it at /auth/refresh for a new pair; it works once. Not there when it comes as a cookie. */
            refreshToken?: string;
            refreshTokenExpiresAt: components["schemas"]["Instant"];
        };
        SessionList: {
            /** @description The entries of this page. */
            data: {
                id: components["schemas"]["Id"];
                createdAt: components["schemas"]["Instant"];
                lastUsedAt: components["schemas"]["Instant"];
                /** @description The address from which it signed in. */
                ip: string;
                /** @description How the browser or app names itself. */
                userAgent: string;
                /** @description Whether this request came from it. */
                current: boolean;
            }[];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description A session; or, where the account has a second factor, the token to show it with at /auth/login/mfa. */
        SignIn: components["schemas"]["Session"] | components["schemas"]["MfaRequired"];
        Skill: {
            name: string;
            /** @description The trade or field that it belongs to. */
            category: string;
            /** @description How many gigs and profiles name it. */
            uses: number;
        };
        SkillList: {
            data: components["schemas"]["Skill"][];
            /** @description null: the list is whole. */
            nextCursor: null;
        };
        StatsList: {
            /** @description Every day of the period, the oldest first. */
            data: components["schemas"]["DayStats"][];
            /** @description null: the list is whole. */
            nextCursor: null;
        };
        /** @description What an offer and its contract say. */
        Terms: {
            /** @description For the gig, or for an hour where it is paid by the hour; in the currency of its budget. */
            pay: components["schemas"]["Money"];
            startsAt: components["schemas"]["Instant"];
            /** @description null: when the work is done. */
            endsAt: components["schemas"]["Instant"] | null;
            /** @description What else is agreed. */
            note: string | null;
        };
        TotpConfirmation: {
            /** @description The six digits that the app shows now. */
            code: string;
        };
        TotpRemoval: {
            /** @description 12 to 128 characters, any of them. */
            password: string;
            /** @description The six digits that the app shows now, or a recovery code. */
            code: string;
        };
        TotpSetup: {
            /** @description To be typed into the app (base32). */
            secret: string;
            /** @description The same with its settings: show it as a QR code. */
            otpauthUrl: string;
        };
        /** @description A user with the first page of each of their lists, of 10 entries. */
        UserStory: {
            user: components["schemas"]["AdminUser"];
            /** @description Goes on at /admin/users/:userId/sessions. */
            sessions: components["schemas"]["AdminSessionPage"];
            /** @description What they have posted. Goes on at /admin/gigs?clientId=… */
            gigs: {
                /** @description The entries of this page. */
                data: components["schemas"]["Gig"][];
                /** @description The `cursor` of the next page; null on the last one. */
                nextCursor: string | null;
            };
            /** @description For what they have applied. Goes on at /admin/applications?workerId=… */
            applications: {
                /** @description The entries of this page. */
                data: components["schemas"]["Application"][];
                /** @description The `cursor` of the next page; null on the last one. */
                nextCursor: string | null;
            };
            /** @description On either side. Goes on at /admin/contracts?userId=… */
            contracts: {
                /** @description The entries of this page. */
                data: components["schemas"]["Contract"][];
                /** @description The `cursor` of the next page; null on the last one. */
                nextCursor: string | null;
            };
            /** @description What they have reported. Goes on at /admin/reports?reporterId=… */
            reportsBy: components["schemas"]["AdminReportPage"];
            /** @description What others have reported of them. Goes on at /admin/reports?ownerId=… */
            reportsAbout: components["schemas"]["AdminReportPage"];
            /** @description What they did, and what was done to them. Goes on at /admin/audit-log?userId=… */
            audit: components["schemas"]["AuditPage"];
        };
        /** @description The worker who does it, or may. */
        WorkerCard: {
            name: string;
            /** @description What they do, in one line; empty: not said. */
            headline: string;
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            avatarUrl: string | null;
            rating: components["schemas"]["Rating"];
        };
        WorkerProfile: {
            /** @description The id of the user. */
            id: components["schemas"]["Id"];
            headline: string;
            bio: string;
            /** @description By their own names, also where an alias was given. */
            skills: string[];
            /** @description Asked for an hour; null: not said. */
            hourlyRate: components["schemas"]["Money"] | null;
            /**
             * @description Whether they look for work.
             * @enum {string}
             */
            availability: "open" | "limited" | "unavailable";
            /** @description Where they work from; null: not said. */
            location: components["schemas"]["Location"] | null;
            /** @description Each once. */
            languages: components["schemas"]["Language"][];
            /**
             * @description Whether others find the profile.
             * @enum {string}
             */
            visibility: "public" | "hidden";
            links: string[];
            completeness: components["schemas"]["Completeness"];
            rating: components["schemas"]["Rating"];
            completedContracts: number;
            /** @description Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture. */
            avatarUrl: string | null;
            /** @description Goes up with every change. */
            version: number;
        };
        /** @description The whole profile: what is left out gets its default. */
        WorkerProfileInput: {
            /** @description What they do, in one line. */
            headline: string;
            /** @default  */
            bio?: string;
            /**
             * @description Names or aliases of known skills.
             * @default []
             */
            skills?: string[];
            /**
             * @description Asked for an hour; null: not said.
             * @default null
             */
            hourlyRate?: components["schemas"]["Money"] | null;
            /**
             * @description Whether they look for work.
             * @default open
             * @enum {string}
             */
            availability?: "open" | "limited" | "unavailable";
            /**
             * @description Where they work from; null: not said.
             * @default null
             */
            location?: components["schemas"]["Location"] | null;
            /**
             * @description Each once.
             * @default []
             */
            languages?: components["schemas"]["Language"][];
            /**
             * @description Where their work can be seen.
             * @default []
             */
            links?: string[];
            /**
             * @description Whether others find the profile.
             * @default public
             * @enum {string}
             */
            visibility?: "public" | "hidden";
        };
    };
    responses: {
        /** @description You have the present state already. */
        NotModified: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description `malformed_json`: The body is not valid JSON.
         *
         *     `bad_request`: The request cannot be understood.
         */
        MalformedJsonOrBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_timeout`: The request came too slowly. */
        RequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload_too_large`: The body is too large. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: The body is of a type that this route does not take. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_input`: Some of the input is not valid. */
        InvalidInput: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_acceptable`: Only JSON can be sent back. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_many_requests`: Too many requests. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal_error`: Something went wrong on our side. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: The service cannot answer right now. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `forbidden`: You may not do this.
         *
         *     `account_suspended`: This account is suspended.
         *
         *     `mfa_required`: This needs a second factor.
         */
        ForbiddenOrAccountSuspendedOrMfaRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_otp`: The code is wrong or has expired. */
        InvalidOtp: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `forbidden`: You may not do this.
         *
         *     `email_not_verified`: Confirm your e-mail address first.
         *
         *     `account_suspended`: This account is suspended.
         */
        ForbiddenOrEmailNotVerifiedOrAccountSuspended: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_credentials`: E-mail address or password is wrong. */
        InvalidCredentials: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `forbidden`: You may not do this.
         *
         *     `account_suspended`: This account is suspended.
         */
        ForbiddenOrAccountSuspended: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_mfa_token`: This sign-in has ended.
         *
         *     `invalid_mfa_code`: The code of the second factor is wrong.
         */
        InvalidMfaTokenOrInvalidMfaCode: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unauthenticated`: Sign in first.
         *
         *     `session_revoked`: This session has ended.
         */
        UnauthenticatedOrSessionRevoked: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unauthenticated`: Sign in first.
         *
         *     `token_expired`: The access token has expired.
         *
         *     `session_revoked`: This session has ended.
         */
        UnauthenticatedOrTokenExpiredOrSessionRevoked: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_input`: Some of the input is not valid.
         *
         *     `idempotency_key_reused`: This key belongs to another request.
         */
        InvalidInputOrIdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_in_progress`: The first request with this key is still running. */
        IdempotencyInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: You may not do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `account_suspended`: This account is suspended. */
        AccountSuspended: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_input`: Some of the input is not valid.
         *
         *     `invalid_cursor`: The cursor is damaged or belongs to another list.
         */
        InvalidInputOrInvalidCursor: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: There is nothing here. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: It has changed since you read it. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `account_suspended`: This account is suspended.
         *
         *     `recent_sign_in_required`: Sign in again first.
         */
        AccountSuspendedOrRecentSignInRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `mfa_already_on`: The second factor is on already.
         */
        IdempotencyInProgressOrMfaAlreadyOn: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unauthenticated`: Sign in first.
         *
         *     `token_expired`: The access token has expired.
         *
         *     `session_revoked`: This session has ended.
         *
         *     `invalid_mfa_code`: The code of the second factor is wrong.
         */
        UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidMfaCode: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `mfa_not_on`: There is no second factor to confirm or turn off.
         *
         *     `mfa_already_on`: The second factor is on already.
         */
        IdempotencyInProgressOrMfaNotOnOrMfaAlreadyOn: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unauthenticated`: Sign in first.
         *
         *     `token_expired`: The access token has expired.
         *
         *     `session_revoked`: This session has ended.
         *
         *     `invalid_mfa_code`: The code of the second factor is wrong.
         *
         *     `invalid_credentials`: E-mail address or password is wrong.
         */
        UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidMfaCodeOrInvalidCredentials: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `mfa_not_on`: There is no second factor to confirm or turn off.
         */
        IdempotencyInProgressOrMfaNotOn: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unauthenticated`: Sign in first.
         *
         *     `token_expired`: The access token has expired.
         *
         *     `session_revoked`: This session has ended.
         *
         *     `invalid_credentials`: E-mail address or password is wrong.
         */
        UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidCredentials: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unauthenticated`: Sign in first.
         *
         *     `token_expired`: The access token has expired.
         *
         *     `session_revoked`: This session has ended.
         *
         *     `invalid_otp`: The code is wrong or has expired.
         */
        UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidOtp: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `email_taken`: The address belongs to another account by now.
         */
        IdempotencyInProgressOrEmailTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `role_already_held`: You have this role already.
         */
        IdempotencyInProgressOrRoleAlreadyHeld: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `too_many_exports`: You have asked for a copy of your data today.
         */
        IdempotencyInProgressOrTooManyExports: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `bad_request`: The request cannot be understood. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `range_not_satisfiable`: The file has no such bytes. */
        RangeNotSatisfiable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Content-Range": components["headers"]["ContentRange"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `open_contracts`: You still have contracts that run.
         */
        IdempotencyInProgressOrOpenContracts: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_input`: Some of the input is not valid.
         *
         *     `idempotency_key_reused`: This key belongs to another request.
         *
         *     `unknown_skill`: A skill is not known.
         */
        InvalidInputOrIdempotencyKeyReusedOrUnknownSkill: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_input`: Some of the input is not valid.
         *
         *     `invalid_cursor`: The cursor is damaged or belongs to another list.
         *
         *     `unknown_skill`: A skill is not known.
         */
        InvalidInputOrInvalidCursorOrUnknownSkill: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `already_applied`: You have already applied to this gig.
         *
         *     `gig_not_open`: The gig does not take applications.
         *
         *     `own_gig`: This is your own gig.
         */
        IdempotencyInProgressOrAlreadyAppliedOrGigNotOpenOrOwnGig: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `too_many_requests`: Too many requests.
         *
         *     `application_quota_spent`: You have used up your applications of this week.
         */
        TooManyRequestsOrApplicationQuotaSpent: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `already_viewed`: The client has already read this application.
         *
         *     `invalid_transition`: The present state does not allow this.
         */
        IdempotencyInProgressOrAlreadyViewedOrInvalidTransition: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         */
        IdempotencyInProgressOrInvalidTransition: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         *
         *     `offer_expired`: The offer has expired.
         *
         *     `gig_filled`: All openings are taken.
         */
        IdempotencyInProgressOrInvalidTransitionOrOfferExpiredOrGigFilled: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         *
         *     `offer_expired`: The offer has expired.
         */
        IdempotencyInProgressOrInvalidTransitionOrOfferExpired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `too_many_saved_searches`: You have as many saved searches as there can be.
         */
        IdempotencyInProgressOrTooManySavedSearches: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         *
         *     `openings_below_filled`: More openings are already filled.
         */
        IdempotencyInProgressOrInvalidTransitionOrOpeningsBelowFilled: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         *
         *     `gig_filled`: All openings are taken.
         *
         *     `gig_not_open`: The gig does not take applications.
         *
         *     `revision_not_confirmed`: The worker has not confirmed the present gig.
         */
        IdempotencyInProgressOrInvalidTransitionOrGigFilledOrGigNotOpenOrRevisionNotConfirmed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `storage_quota_spent`: Your files take all the room that there is for them.
         */
        IdempotencyInProgressOrStorageQuotaSpent: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `own_gig`: This is your own gig.
         *
         *     `gig_not_open`: The gig does not take applications.
         *
         *     `gig_filled`: All openings are taken.
         *
         *     `already_applied`: You have already applied to this gig.
         *
         *     `already_invited`: You have already invited this worker to this gig.
         */
        IdempotencyInProgressOrOwnGigOrGigNotOpenOrGigFilledOrAlreadyAppliedOrAlreadyInvited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         *
         *     `already_reviewed`: You have already reviewed this contract.
         */
        IdempotencyInProgressOrInvalidTransitionOrAlreadyReviewed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `already_replied`: You have already replied to this review.
         */
        IdempotencyInProgressOrAlreadyReplied: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `already_reported`: You have already reported this.
         */
        IdempotencyInProgressOrAlreadyReported: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `forbidden`: You may not do this.
         *
         *     `mfa_required`: This needs a second factor.
         *
         *     `account_suspended`: This account is suspended.
         */
        ForbiddenOrMfaRequiredOrAccountSuspended: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         *
         *     `report_claimed`: Another admin has this report.
         */
        IdempotencyInProgressOrInvalidTransitionOrReportClaimed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         *
         *     `already_reported`: You have already reported this.
         */
        IdempotencyInProgressOrInvalidTransitionOrAlreadyReported: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The present state does not allow this.
         *
         *     `own_account`: You cannot do this to your own account.
         */
        IdempotencyInProgressOrInvalidTransitionOrOwnAccount: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
        RequestId: string;
        /** @description The ETag that you have: 304 if nothing has changed. */
        IfNoneMatch: string;
        /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
        IfMatch: string;
        /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
        IdempotencyKey: string;
        /** @description The bytes that are wanted (RFC 9110 §14.2). Several ranges at once get the whole file. */
        Range: string;
        /** @description The `id` of the last event that came: the stream goes on behind it. */
        LastEventId: string;
        /** @description The ETag of the file that a part of is there already: the whole file if it is another. */
        IfRange: string;
        /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
        TokenTransport: "body" | "cookie";
        /** @description With `X-Token-Transport: cookie` it stands for an empty body. */
        RefreshCookie: string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of this request; the log knows it too. */
        RequestId: string;
        /** @description For each limit how many requests remain (`r`) and the seconds until it starts again (`t`): draft-ietf-httpapi-ratelimit-headers-08. */
        RateLimit: string;
        /** @description For each limit how many requests (`q`) are allowed in how many seconds (`w`), and whose they are (`pk`). */
        RateLimitPolicy: string;
        /** @description Names this state of the resource. Send it as If-None-Match to read it again, and as If-Match to change it. */
        ETag: string;
        /** @description Only with the answer to an earlier request with the same Idempotency-Key. */
        IdempotencyReplayed: "true";
        /** @description That `Range` is understood. */
        AcceptRanges: string;
        /** @description Which bytes these are, and of how many. */
        ContentRange: string;
        /** @description The name under which it is saved; not there for a picture that may be shown. */
        ContentDisposition: string;
        /** @description The next page, if there is one (RFC 8288). */
        Link: string;
        /** @description How to sign in (RFC 6750), and what is wrong with the token, if one was sent. */
        WWWAuthenticate: string;
        /** @description With `X-Token-Transport: cookie` the refresh token, or with Max-Age=0 that there is none any more. */
        SetCookie: string;
        /** @description Seconds to wait before the next try. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postAuthRegister: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Accepted: the rest happens after the reply. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthVerifyEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OtpConfirmation"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["InvalidOtp"];
            403: components["responses"]["ForbiddenOrAccountSuspendedOrMfaRequired"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthOtp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OtpRequest"];
            };
        };
        responses: {
            /** @description Accepted: the rest happens after the reply. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthLogin: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["InvalidCredentials"];
            403: components["responses"]["ForbiddenOrEmailNotVerifiedOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthLoginOtp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OtpConfirmation"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["InvalidOtp"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthLoginMfa: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MfaConfirmation"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["InvalidMfaTokenOrInvalidMfaCode"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthRefresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: {
                /** @description With `X-Token-Transport: cookie` it stands for an empty body. */
                "__Host-refresh"?: components["parameters"]["RefreshCookie"];
            };
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthLogout: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthLogoutAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthPasswordForgot: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPassword"];
            };
        };
        responses: {
            /** @description Accepted: the rest happens after the reply. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAuthPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["InvalidOtp"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuthSessions: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteAuthSessionsBySessionId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which session. */
                sessionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description How the refresh token travels. With `cookie` it comes as the cookie `__Host-refresh`, which scripts cannot read, and not in the body. Pages of other origins than the server's own, APP_URL and CORS_ORIGINS are refused. */
                "X-Token-Transport"?: components["parameters"]["TokenTransport"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionRequest"];
            };
        };
        responses: {
            /** @description Accepted: the rest happens after the reply. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedDeletion"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidCredentials"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrOpenContracts"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    patchMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PersonalInformation"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMeMfaTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSetup"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspendedOrRecentSignInRequired"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrMfaAlreadyOn"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteMeMfaTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpRemoval"];
            };
        };
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidMfaCodeOrInvalidCredentials"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrMfaNotOn"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMeMfaTotpConfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpConfirmation"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidMfaCode"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrMfaNotOnOrMfaAlreadyOn"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidCredentials"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMeEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description Accepted: the rest happens after the reply. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidCredentials"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMeEmailConfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailConfirmation"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevokedOrInvalidOtp"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrEmailTaken"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMeRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrRoleAlreadyHeld"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMeExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: the rest happens after the reply. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrTooManyExports"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMeExportsByExportId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description The bytes that are wanted (RFC 9110 §14.2). Several ranges at once get the whole file. */
                Range?: components["parameters"]["Range"];
                /** @description The ETag of the file that a part of is there already: the whole file if it is another. */
                "If-Range"?: components["parameters"]["IfRange"];
            };
            path: {
                /** @description Which export. */
                exportId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description Accepted: the rest happens after the reply. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description The bytes that `Range` asked for. */
            206: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "Content-Range": components["headers"]["ContentRange"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerProfile"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putWorkerProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkerProfileInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerProfile"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReusedOrUnknownSkill"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerJobs: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Up to eight words; title outranks skills outranks description. The last may be unfinished, names of skills stand for each other, and a word that no gig has is taken for the nearest one. By relevance gigs with the most telling words follow those with all; in other orders they are shown only where none has all. By relevance to several words some thousands are compared, not all. */
                q?: string;
                /** @description Comma list; all must match. */
                skills?: string;
                /** @description Paid by the gig or by the hour. */
                payType?: "fixed" | "hourly";
                /** @description The budget reaches this amount. Minor units; needs currency. */
                budgetMin?: number;
                /** @description The budget begins at this amount or below. Minor units; needs currency. */
                budgetMax?: number;
                /** @description Paid in this currency (ISO 4217). */
                currency?: string;
                /** @description true: only without a place; false: only with one. */
                remote?: boolean;
                /** @description Degrees north of the place to search around; with lng. */
                lat?: number;
                /** @description Degrees east of the place to search around; with lat. */
                lng?: number;
                /** @description No further away than this; needs lat and lng. */
                radiusKm?: number;
                /** @description Published at or after this instant (ISO 8601, UTC). */
                postedSince?: string;
                /** @description Only the gigs of this client. */
                clientId?: components["schemas"]["Id"];
                /** @description By default relevance with q and newest without. distance needs lat and lng, relevance q, budget a currency. */
                sort?: "newest" | "relevance" | "distance" | "budget";
                /** @description true: also counts what fits by skill, pay type and country. */
                facets?: boolean;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Job"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                        facets?: components["schemas"]["Facets"];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursorOrUnknownSkill"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerJobsRecommended: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Job"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerJobsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWorkerJobsByGigIdApplications: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApplication"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrAlreadyAppliedOrGigNotOpenOrOwnGig"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequestsOrApplicationQuotaSpent"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerSavedJobs: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Job"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putWorkerSavedJobsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWorkerSavedJobsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerDismissedJobs: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Job"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putWorkerDismissedJobsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWorkerDismissedJobsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerApplications: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only applications in this state. */
                status?: "submitted" | "viewed" | "shortlisted" | "rejected" | "offered" | "hired" | "offer_declined" | "offer_expired" | "offer_revoked" | "withdrawn" | "not_selected";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Application"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerApplicationsByApplicationId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    patchWorkerApplicationsByApplicationId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApplicationChanges"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrAlreadyViewedOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerApplicationQuota: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationQuota"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWorkerApplicationsByApplicationIdReconfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWorkerApplicationsByApplicationIdWithdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWorkerApplicationsByApplicationIdAcceptOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrOfferExpiredOrGigFilled"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWorkerApplicationsByApplicationIdDeclineOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrOfferExpired"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerContracts: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only contracts in this state. */
                status?: "active" | "delivered" | "changes_requested" | "completed" | "cancelled" | "disputed";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Contract"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerSavedSearches: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["SavedSearch"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWorkerSavedSearches: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedSearch"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrTooManySavedSearches"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReusedOrUnknownSkill"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWorkerSavedSearchesBySearchId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which search. */
                searchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    patchWorkerSavedSearchesBySearchId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which search. */
                searchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SavedSearchChanges"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReusedOrUnknownSkill"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientProfile"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putClientProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientProfileInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientProfile"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientGigs: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only gigs in this state. */
                status?: "draft" | "open" | "paused" | "closed" | "filled" | "completed" | "cancelled" | "removed";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Gig"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGig"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReusedOrUnknownSkill"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientGigsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteClientGigsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    patchClientGigsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GigChanges"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrOpeningsBelowFilled"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReusedOrUnknownSkill"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigsByGigIdPublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigsByGigIdPause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigsByGigIdResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigsByGigIdClose: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigsByGigIdReopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigsByGigIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigsByGigIdDuplicate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientGigsByGigIdCandidates: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Candidate"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientGigsByGigIdApplications: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only applications in this state. */
                status?: "submitted" | "viewed" | "shortlisted" | "rejected" | "offered" | "hired" | "offer_declined" | "offer_expired" | "offer_revoked" | "withdrawn" | "not_selected";
                /** @description match: the best first, of the newest 1,000 applications. bid: lowest first. rating: best first. */
                sort?: "newest" | "match" | "bid" | "rating";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Application"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientApplicationsByApplicationId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientApplicationsByApplicationIdShortlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientApplicationsByApplicationIdUnshortlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientApplicationsByApplicationIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectionInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientApplicationsByApplicationIdOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOffer"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrGigFilledOrGigNotOpenOrRevisionNotConfirmed"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientApplicationsByApplicationIdRevokeOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which application. */
                applicationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientContracts: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only contracts in this state. */
                status?: "active" | "delivered" | "changes_requested" | "completed" | "cancelled" | "disputed";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Contract"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putWorkerProfileAvatar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The file, up to 5 MB. It has a name, which is not a path.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrStorageQuotaSpent"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWorkerProfileAvatar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerDocuments: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Document"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWorkerDocuments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The file, up to 5 MB. It has a name, which is not a path.
                     */
                    file: string;
                    /**
                     * @description What the document is.
                     * @enum {string}
                     */
                    kind: "resume" | "certificate" | "portfolio" | "identity";
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrStorageQuotaSpent"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWorkerDocumentsByDocumentId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which document. */
                documentId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putClientProfileLogo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The file, up to 5 MB. It has a name, which is not a path.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Logo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrStorageQuotaSpent"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteClientProfileLogo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Logo"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFilesByFileId: {
        parameters: {
            query?: {
                /** @description Of a picture: at most 64, 256 or 1024 pixels wide and high. Other files have one size. */
                size?: "small" | "medium" | "large";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description The bytes that are wanted (RFC 9110 §14.2). Several ranges at once get the whole file. */
                Range?: components["parameters"]["Range"];
                /** @description The ETag of the file that a part of is there already: the whole file if it is another. */
                "If-Range"?: components["parameters"]["IfRange"];
            };
            path: {
                /** @description Which file. */
                fileId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The bytes that `Range` asked for. */
            206: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    "Content-Range": components["headers"]["ContentRange"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientGigsByGigIdInvitations: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only invitations in this state. */
                status?: "pending" | "accepted" | "declined" | "expired";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Invitation"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postClientGigsByGigIdInvitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrOwnGigOrGigNotOpenOrGigFilledOrAlreadyAppliedOrAlreadyInvited"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerInvitations: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only invitations in this state. */
                status?: "pending" | "accepted" | "declined" | "expired";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Invitation"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkerInvitationsByInvitationId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which invitation. */
                invitationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWorkerInvitationsByInvitationIdDecline: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which invitation. */
                invitationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGigs: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Up to eight words; title outranks skills outranks description. The last may be unfinished, names of skills stand for each other, and a word that no gig has is taken for the nearest one. By relevance gigs with the most telling words follow those with all; in other orders they are shown only where none has all. By relevance to several words some thousands are compared, not all. */
                q?: string;
                /** @description Comma list; all must match. */
                skills?: string;
                /** @description Paid by the gig or by the hour. */
                payType?: "fixed" | "hourly";
                /** @description The budget reaches this amount. Minor units; needs currency. */
                budgetMin?: number;
                /** @description The budget begins at this amount or below. Minor units; needs currency. */
                budgetMax?: number;
                /** @description Paid in this currency (ISO 4217). */
                currency?: string;
                /** @description true: only without a place; false: only with one. */
                remote?: boolean;
                /** @description Degrees north of the place to search around; with lng. */
                lat?: number;
                /** @description Degrees east of the place to search around; with lat. */
                lng?: number;
                /** @description No further away than this; needs lat and lng. */
                radiusKm?: number;
                /** @description Published at or after this instant (ISO 8601, UTC). */
                postedSince?: string;
                /** @description Only the gigs of this client. */
                clientId?: components["schemas"]["Id"];
                /** @description By default relevance with q and newest without. distance needs lat and lng, relevance q, budget a currency. */
                sort?: "newest" | "relevance" | "distance" | "budget";
                /** @description true: also counts what fits by skill, pay type and country. */
                facets?: boolean;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["FoundGig"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                        facets?: components["schemas"]["Facets"];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursorOrUnknownSkill"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGigsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkers: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Comma list of names or aliases; all must match. */
                skills?: string;
                /** @description Whether they look for work. */
                availability?: "open" | "limited" | "unavailable";
                /** @description Only workers of this country (ISO 3166-1 alpha-2). */
                country?: string;
                /** @description newest: by the age of the account. rating: the best average first, and those without reviews last. */
                sort?: "newest" | "rating";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["PublicWorker"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursorOrUnknownSkill"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkersByWorkerId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which worker. */
                workerId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicWorker"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientsByClientId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which client. */
                clientId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicClient"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSkills: {
        parameters: {
            query?: {
                /** @description The beginning of a name or an alias. Without it: the most used skills of all. */
                q?: string;
                /** @description How many entries a page has at most. */
                limit?: number;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillList"];
                };
            };
            304: components["responses"]["NotModified"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getContractsByContractId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postContractsByContractIdDeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ContractMessage"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postContractsByContractIdRequestChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ContractMessage"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postContractsByContractIdComplete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postContractsByContractIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postContractsByContractIdDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postContractsByContractIdReviews: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReview"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrAlreadyReviewed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postReviewsByReviewIdReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which review. */
                reviewId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrAlreadyReplied"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWorkersByWorkerIdReviews: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which worker. */
                workerId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Review"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClientsByClientIdReviews: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which client. */
                clientId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Review"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postReports: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["AccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrAlreadyReported"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminReports: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only reports in this state. */
                status?: "open" | "resolved";
                /** @description Only reports of this kind of thing. */
                subject?: "gig" | "user" | "review" | "message";
                /** @description Only reports that you, nobody or another admin works on. */
                claimed?: "mine" | "nobody" | "others";
                /** @description What this user has reported. */
                reporterId?: components["schemas"]["Id"];
                /** @description What was reported of this user and what they have posted. */
                ownerId?: components["schemas"]["Id"];
                /** @description The reports of this gig, user or review. */
                subjectId?: components["schemas"]["Id"];
                /** @description Which come first. */
                sort?: "newest" | "oldest";
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminReportPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminReportsByReportId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which report. */
                reportId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminReport"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminReportsByReportIdClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which report. */
                reportId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminReport"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrReportClaimed"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminReportsByReportIdRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which report. */
                reportId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminReport"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminReportsByReportIdResolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which report. */
                reportId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportResolution"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminReport"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrReportClaimed"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminReportsByReportIdReopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which report. */
                reportId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminReport"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrAlreadyReported"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminLogs: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description At or after this instant (ISO 8601, UTC). */
                since?: string;
                /** @description Before this instant (ISO 8601, UTC). */
                until?: string;
                /** @description This level or above. */
                level?: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
                /** @description The `X-Request-Id` of one request. */
                requestId?: string;
                /** @description Only requests of this user. */
                userId?: components["schemas"]["Id"];
                /** @description The path of the route, with the names of its parameters. */
                route?: string;
                /** @description Words of the message, in any case of letters. */
                q?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminLogsStream: {
        parameters: {
            query?: {
                /** @description This level or above. */
                level?: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
                /** @description The `X-Request-Id` of one request. */
                requestId?: string;
                /** @description Only requests of this user. */
                userId?: components["schemas"]["Id"];
                /** @description The path of the route, with the names of its parameters. */
                route?: string;
                /** @description Words of the message, in any case of letters. */
                q?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The `id` of the last event that came: the stream goes on behind it. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminUsers: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description How the address or the name begins. */
                q?: string;
                /** @description How the address begins. */
                email?: string;
                /** @description How the name begins. */
                name?: string;
                /** @description Only users with this role. */
                role?: "worker" | "client" | "admin";
                /** @description Only users in this state. */
                status?: "active" | "suspended" | "unverified" | "deleted";
                /** @description Only users who were seen at or after this instant. */
                seenSince?: string;
                /** @description Only users who were last seen before this instant. */
                seenBefore?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminUsersByUserId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which user. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminUsersByUserIdStory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which user. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserStory"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminUsersByUserIdSessions: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which user. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSessionPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminUsersByUserIdSuspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which user. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrOwnAccount"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminUsersByUserIdReinstate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which user. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminGigs: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only gigs in this state. */
                status?: "draft" | "open" | "paused" | "closed" | "filled" | "completed" | "cancelled" | "removed";
                /** @description Only gigs of this client. */
                clientId?: components["schemas"]["Id"];
                /** @description How the title begins. */
                q?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Gig"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminGigsByGigId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminGigsByGigIdRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminGigsByGigIdRestore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which gig. */
                gigId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gig"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminApplications: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only applications in this state. */
                status?: "submitted" | "viewed" | "shortlisted" | "rejected" | "offered" | "hired" | "offer_declined" | "offer_expired" | "offer_revoked" | "withdrawn" | "not_selected";
                /** @description Only applications of this worker. */
                workerId?: components["schemas"]["Id"];
                /** @description Only applications to this gig. */
                gigId?: components["schemas"]["Id"];
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Application"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminReviews: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only reviews in this state. */
                status?: "published" | "hidden";
                /** @description Only reviews by this user. */
                authorId?: components["schemas"]["Id"];
                /** @description Only reviews about this user. */
                subjectId?: components["schemas"]["Id"];
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminReviewPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminReviewsByReviewId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which review. */
                reviewId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminReview"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminReviewsByReviewIdHide: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which review. */
                reviewId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminReviewsByReviewIdRestore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which review. */
                reviewId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReason"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminContracts: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description Only contracts in this state. */
                status?: "active" | "delivered" | "changes_requested" | "completed" | "cancelled" | "disputed";
                /** @description Only contracts of this user, on either side. */
                userId?: components["schemas"]["Id"];
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The entries of this page. */
                        data: components["schemas"]["Contract"][];
                        /** @description The `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminContractsByContractId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminContractsByContractIdResolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of the state that you mean to change: 412 if it has changed since. `*` means any. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Which contract. */
                contractId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractResolution"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminAuditLog: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description At or after this instant (ISO 8601, UTC). */
                since?: string;
                /** @description Before this instant (ISO 8601, UTC). */
                until?: string;
                /** @description What this user did, and what was done to them. */
                userId?: components["schemas"]["Id"];
                /** @description What this user did. */
                actorId?: components["schemas"]["Id"];
                /** @description What was done to this user, gig, application or session. */
                subjectId?: components["schemas"]["Id"];
                /** @description `subject.verb`, exactly. */
                action?: string;
                /** @description false leaves out what admins have read. */
                reads?: boolean;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminAuditLogVerify: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
                /** @description How many entries an exported chain had: it must be the beginning of this one. */
                headEntries?: number;
                /** @description Its last seal. */
                headSeal?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainReport"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminStats: {
        parameters: {
            query?: {
                /** @description The first day, in UTC. Left out: 30 days in all. */
                since?: string;
                /** @description The last day, in UTC. Left out: today. */
                until?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatsList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminExport: {
        parameters: {
            query: {
                /** @description Which list. */
                list: "users" | "sessions" | "gigs" | "applications" | "contracts" | "reviews" | "reports" | "audit-log" | "logs" | "failed-tasks" | "stats";
                /** @description As the list takes it. */
                q?: string;
                /** @description As the list takes it. */
                email?: string;
                /** @description As the list takes it. */
                name?: string;
                /** @description As the list takes it. */
                role?: string;
                /** @description As the list takes it. */
                status?: string;
                /** @description As the list takes it. */
                seenSince?: string;
                /** @description As the list takes it. */
                seenBefore?: string;
                /** @description As the list takes it. */
                userId?: string;
                /** @description As the list takes it. */
                clientId?: string;
                /** @description As the list takes it. */
                workerId?: string;
                /** @description As the list takes it. */
                gigId?: string;
                /** @description As the list takes it. */
                authorId?: string;
                /** @description As the list takes it. */
                subjectId?: string;
                /** @description As the list takes it. */
                subject?: string;
                /** @description As the list takes it. */
                claimed?: string;
                /** @description As the list takes it. */
                reporterId?: string;
                /** @description As the list takes it. */
                ownerId?: string;
                /** @description As the list takes it. */
                sort?: string;
                /** @description As the list takes it. */
                since?: string;
                /** @description As the list takes it. */
                until?: string;
                /** @description As the list takes it. */
                actorId?: string;
                /** @description As the list takes it. */
                action?: string;
                /** @description As the list takes it. */
                reads?: string;
                /** @description As the list takes it. */
                level?: string;
                /** @description As the list takes it. */
                requestId?: string;
                /** @description As the list takes it. */
                route?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminQueues: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAdminQueuesByNameFailed: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description nextCursor of the page before, unchanged. */
                cursor?: string;
            };
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description The ETag that you have: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description One of otp, email, export. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedTaskPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidInputOrInvalidCursor"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminQueuesByNameFailedByTaskIdRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description One of otp, email, export. */
                name: string;
                /** @description Which task. */
                taskId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, with nothing to send back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAdminQueuesByNameFailedRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id for the request, kept in the reply and in the log. One of another form is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description A key of your own, new for each request, such as a UUID. Sent again with the same request within 24 hours, it gets the first answer and does nothing more. Errors that a retry may mend (401, 422, 429 and 5xx) are not kept. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description One of otp, email, export. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retried"];
                };
            };
            400: components["responses"]["MalformedJsonOrBadRequest"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrSessionRevoked"];
            403: components["responses"]["ForbiddenOrMfaRequiredOrAccountSuspended"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
